"""The data package of an edition: what it says as files that explain themselves."""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from participation import exports
from participation.models import Correction, Edition, HistoryEntry

RESULTS, CORRECTIONS, CHECKSUMS = "hasil.csv", "ralat.csv", "SHA256SUMS"


@dataclass(frozen=True)
class Package:
    """The release that belongs to `entry`. The same entry and numbers give the same bytes.

    Neither the entry nor its `corrections` need to be stored yet.
    """

    entry: HistoryEntry
    corrections: Sequence[Correction] = ()

    @property
    def edition(self) -> Edition:
        """What is released."""
        return self.entry.edition

    @property
    def file_name(self) -> str:
        """Says what is in it and of which day it is."""
        sample = "DATA-CONTOH-" if self.edition.is_sample else ""
        day = timezone.localtime(self.entry.at).date().isoformat()
        return f"{sample}{self.edition.slug}-rilis-{self.entry.number}-{day}.zip"

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file but the checksums, by its name."""
        results = self.edition.results.with_names().by_place()
        earlier = Correction.objects.published().filter(entry__edition=self.edition)
        corrections = [*self.corrections, *earlier]
        return {
            RESULTS: exports.as_csv(results).encode(),
            CORRECTIONS: exports.corrections_csv(corrections).encode(),
        }

    def content(self) -> bytes:
        """The package as a ZIP file."""
        sums = "".join(
            f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in self.files.items()
        )
        buffer, moment = io.BytesIO(), timezone.localtime(self.entry.at).timetuple()[:6]
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in {**self.files, CHECKSUMS: sums.encode()}.items():
                file.writestr(zipfile.ZipInfo(name, moment), data, zipfile.ZIP_DEFLATED)
        return buffer.getvalue()

    @cached_property
    def sha256(self) -> str:
        """The checksum of the whole."""
        return hashlib.sha256(self.content()).hexdigest()
