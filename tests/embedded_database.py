"""Starts a PostgreSQL of the tests' own before Django reads its settings.

Loaded with `-p`, which comes before pytest-django looks at the settings; hence at import.
"""

import os
from pathlib import Path

from kpuportal import embedded_postgres

# Runs of tests beside each other, as in tests/run, name themselves and so keep to their own tables.
NAME = "-".join(filter(None, ["postgres-tests", os.environ.get("PORTAL_TESTS")]))
DATA = Path(__file__).resolve().parent.parent / ".local" / NAME

os.environ["KPU_MODE"] = "development"
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright beside live_server
embedded_postgres.start_unless_configured(DATA, durable=False)
