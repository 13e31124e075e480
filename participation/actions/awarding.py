"""A file of awards into an edition: planned first, stored as a whole when confirmed."""

import datetime as dt
import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.text import slugify

from kpuportal import formats
from participation.actions.errors import PlanChanged
from participation.actions.planning import Change, new_citations, region_names
from participation.facts import SEPARATOR
from participation.importing.award_rows import AwardRow, check_awards
from participation.importing.columns import awards_vocabulary, squeezed
from participation.importing.of_edition import refuse_other_editions
from participation.importing.problems import Note, refused
from participation.importing.reading import read
from participation.models import Award, AwardCategory, Edition, Region, Source

LARGEST_BYTES = 1024 * 1024


class Said(NamedTuple):
    """What an award says; category by name, source by citation."""

    category: str
    given_on: dt.date | None
    reason: str
    link: str
    source: str

    @property
    def words(self) -> str:
        """On one line."""
        day = formats.short_date(self.given_on) if self.given_on else ""
        parts = [self.category, day, self.reason, self.link, self.source]
        return SEPARATOR.join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class AwardPlan:
    """What a file of awards would add and change; nothing is written by making one."""

    wanted: list[tuple[str, Said]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    new_categories: list[str] = field(default_factory=list)
    new_sources: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        """Equal for plans that would do the same to the same data."""
        changes = [asdict(change) for change in self.changes]
        content = json.dumps([changes, self.new_categories, self.new_sources])
        return hashlib.sha256(content.encode()).hexdigest()

    @property
    def added(self) -> list[Change]:
        """Awards that were not known before."""
        return [change for change in self.changes if change.kind == "added"]

    @property
    def changed(self) -> list[Change]:
        """Awards of which date, reason, link or source becomes another."""
        return [change for change in self.changes if change.kind == "changed"]

    @property
    def sentence(self) -> str:
        """The plan in one sentence for the data officer."""
        if not self.changes:
            return f"Tidak ada yang berubah: {self.unchanged} penghargaan sama dengan tersimpan."
        told = f"{len(self.added)} penghargaan baru, {len(self.changed)} berubah"
        return f"{told}, {self.unchanged} tetap."


def plan_awards(*, edition: Edition, content: bytes) -> AwardPlan:
    """What importing the file would change. Raises BadFile with every problem of the file."""
    if len(content) > LARGEST_BYTES:
        raise refused("Berkas penghargaan lebih besar dari 1 MB. Pecah menjadi beberapa berkas.")
    reading = read(content, awards_vocabulary())
    refuse_other_editions(reading, edition.called)
    rows, notes = check_awards(reading, region_names())
    return _plan(edition, rows, notes)


@transaction.atomic
def import_awards(*, edition: Edition, content: bytes, fingerprint: str, by: Any) -> AwardPlan:
    """Store what the file says, all of it or nothing.

    `fingerprint` is that of the plan which was confirmed. Raises PlanChanged when the file would
    now do something else.
    """
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    plan = plan_awards(edition=edition, content=content)
    if plan.fingerprint != fingerprint:
        raise PlanChanged
    for region, said in plan.wanted:
        Award.objects.update_or_create(
            edition=edition,
            region_id=region,
            category=_category(said.category),
            defaults={
                "given_on": said.given_on,
                "reason": said.reason,
                "lesson_url": said.link,
                "source": Source.objects.get_or_create(citation=said.source)[0],
            },
        )
    return plan


def _category(name: str) -> AwardCategory:
    slug = slugify(name)[:80]
    if AwardCategory.objects.filter(slug=slug).exclude(name=name).exists():
        slug = f"{slug[:71]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    return AwardCategory.objects.get_or_create(name=name, defaults={"slug": slug})[0]


def _plan(edition: Edition, rows: list[AwardRow], notes: list[Note]) -> AwardPlan:
    awards = edition.awards.select_related("category", "source")
    stored = {(each.region_id, each.category.name): _said_by(each) for each in awards}
    known = {squeezed(each.name): each.name for each in AwardCategory.objects.all()}
    names = dict(Region.objects.values_list("code", "name"))
    wanted, changes = [], []
    added_names: dict[str, str] = {}
    for row in rows:
        category = known.get(squeezed(row.category)) or added_names.setdefault(
            squeezed(row.category), row.category
        )
        old = stored.get((row.region, category))
        new = _merged(row, category, old)
        if new != old:
            kind, before = ("changed", old.words) if old else ("added", "")
            changes.append(Change(row.region, names[row.region], kind, before, new.words))
            wanted.append((row.region, new))
    return AwardPlan(
        wanted=wanted,
        changes=changes,
        unchanged=len(rows) - len(wanted),
        new_categories=list(added_names.values()),
        new_sources=new_citations([row.source for row in rows]),
        notes=notes,
    )


def _said_by(award: Award) -> Said:
    return Said(
        award.category.name, award.given_on, award.reason, award.lesson_url, award.source.citation
    )


def _merged(row: AwardRow, category: str, old: Said | None) -> Said:
    """What the row says; a column that its file does not have leaves what is stored."""
    old = old or Said(category, None, "", "", "")
    return Said(
        category,
        row.given_on if row.has_day else old.given_on,
        old.reason if row.reason is None else row.reason,
        old.link if row.link is None else row.link,
        row.source,
    )
