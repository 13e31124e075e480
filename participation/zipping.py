"""A ZIP file whose bytes depend on what is in it and on a moment, never on the clock."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

from django.utils import timezone


def zipped(files: Mapping[str, bytes], at: dt.datetime) -> bytes:
    """The files by their names, as if all were written at one moment."""
    buffer, moment = io.BytesIO(), timezone.localtime(at).timetuple()[:6]
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(zipfile.ZipInfo(name, moment), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
