#!/usr/bin/env python
"""Runs Django's commands; without DATABASE_URL it first starts the embedded PostgreSQL."""

import os
import sys
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from kpuportal import embedded_postgres, environment


def main() -> None:
    """Configure from .env and the environment, then run the command."""
    environment.load_file(Path(__file__).resolve().parent / ".env")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kpuportal.settings")
    if not environment.text("DATABASE_URL") and not environment.text("KPU_MODE"):
        os.environ["KPU_MODE"] = "development"
    try:
        if environment.text("KPU_MODE").lower() == "development":
            embedded_postgres.start_unless_configured()
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Portal tidak dapat dijalankan: {error}")
    except KeyboardInterrupt:
        sys.exit(130)  # as the shell counts Ctrl+C


if __name__ == "__main__":
    main()
