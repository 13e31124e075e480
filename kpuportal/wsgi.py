"""The entry for gunicorn; production unless the environment says otherwise."""

import os
from pathlib import Path

from django.core.wsgi import get_wsgi_application

from kpuportal import environment

environment.load_file(Path(__file__).resolve().parent.parent / ".env")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kpuportal.settings")
application = get_wsgi_application()
