"""How long the largest pictures that are taken in keep the server busy.

    .venv/bin/python -m tests.benchmarks.largest_pictures

Each is checked, decoded and written in all widths and formats, as an upload is. The aim is 3
seconds on a quiet machine of two cores; memory is held by a test.
"""

import io
import os
import sys
import time

import django

os.environ.setdefault("KPU_MODE", "development")
os.environ.setdefault("DATABASE_URL", "postgresql:///unused")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kpuportal.settings")


def main() -> None:
    """Print a line for each kind."""
    django.setup()
    from kpuportal import picture_files, renditions
    from tests.portal.test_picture_files import LARGEST

    for name, make in LARGEST.items():
        data = make()
        start = time.perf_counter()
        files = list(renditions.render(picture_files.accept_upload(io.BytesIO(data))))
        sys.stdout.write(f"{time.perf_counter() - start:5.2f} s  {len(files):2} berkas  {name}\n")


if __name__ == "__main__":
    main()
