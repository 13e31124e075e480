"""The data package of an edition: what it says as files that explain themselves."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from kpuportal.office import office
from kpuportal.site_address import on_site
from participation import metadata
from participation.codebook import codebook
from participation.comparability import comparison_words
from participation.coverage import coverage_of
from participation.licence import licence
from participation.models import Absence, Correction, Edition, HistoryEntry, Result, Source
from participation.table_schema import descriptor
from participation.tables import Table, tables_of
from participation.zipping import zipped

CHECKSUMS = "SHA256SUMS"


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
    def tables(self) -> list[Table]:
        """What the edition says now."""
        earlier = Correction.objects.published().filter(entry__edition=self.edition)
        return tables_of(self.edition, self._results(), [*self.corrections, *earlier])

    def _results(self) -> list[Result]:
        results = list(self.edition.results.with_record().by_place())
        now = {correction.region_id for correction in self.corrections}
        for result in results:
            if result.region_id in now:
                result.corrected_at = self.entry.at  # type: ignore[attr-defined]  # annotated
        return results

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file but the checksums, by its name."""
        tables = {table.file: table.content() for table in self.tables}
        sources = list(Source.objects.of(self.edition))
        return {
            "README.md": self._written("readme.md"),
            **tables,
            "kamus-data.md": codebook(self.edition, self.tables).encode(),
            "datapackage.json": _json(descriptor(self.entry, self.tables, tables, sources)),
            "dcat.jsonld": _json(metadata.dcat(self.entry, sources)),
            "metadata-satu-data.json": _json(metadata.satu_data(self.edition, sources)),
            "LISENSI.txt": self._written("licence.txt"),
        }

    def _written(self, template: str) -> bytes:
        context = {
            "edition": self.edition,
            "entry": self.entry,
            "licence": licence(),
            "office": office(),
            "absences": Absence,
            "comparison": comparison_words(self.edition),
            "coverage": coverage_of(self.edition),
            "tables": self.tables,
            "page": on_site(self.edition.get_absolute_url()),
        }
        return render_to_string(f"participation/package/{template}", context).encode()

    @cached_property
    def content(self) -> bytes:
        """The package as a ZIP file."""
        sums = "".join(
            f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in self.files.items()
        )
        return zipped({**self.files, CHECKSUMS: sums.encode()}, self.entry.at)

    @cached_property
    def sha256(self) -> str:
        """The checksum of the whole."""
        return hashlib.sha256(self.content).hexdigest()


def _json(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode()
