"""The share card of an edition: how many regions of each level fell into which band."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.dateparse import parse_date

from kpuportal import formats
from kpuportal.cards import EDGE, FOOT, ROOM, TOP, Card, block, framed
from kpuportal.lettering import LINE
from participation.coverage import coverage_of
from participation.models import Correction, Edition, Level, NationalRecap, Source
from participation.origin import origin_of, released
from participation.pictures.badge import badge
from participation.pictures.drawing import Shape

NAME, INDEX = (40, 36, 32, 28, 25, 22), (24, 22, 20, 19, 17, 15, 13)
TABLE, ROW = 142, 39
LABEL = 140  # room for the name of a level
MOST_BANDS = 4  # more would not be legible; the page has them all
UNKNOWN = "Rekap nasional belum dipublikasikan"


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of a level by band, the best band first."""

    level: Level
    eligible: int
    counts: tuple[tuple[str, int, int], ...]  # name and position of the band, regions in it

    def __str__(self) -> str:
        told = ", ".join(f"{name} {formats.number(count)}" for name, _, count in self.counts)
        return f"{formats.number(self.eligible)} {self.level.label.lower()}: {told}"


def card_facts() -> dict[str, Any]:
    """What to annotate an edition with for its card: the recap, and when a number was corrected."""
    corrections = Correction.objects.filter(entry__edition=OuterRef("pk")).order_by("-entry__at")
    return {
        "recap_rows": _recap_rows(),
        "corrected_at": Subquery(corrections.values("entry__at")[:1]),
    }


def _recap_rows() -> ArraySubquery:
    """The recap of an edition as dicts, inside the query that reads it."""
    rows = NationalRecap.objects.filter(edition=OuterRef("pk")).order_by("-band__position")
    return ArraySubquery(
        rows.values(
            row=JSONObject(
                level="level", name="band__name", position="band__position", count="count",
                eligible="eligible", status="source__status", date="source__date",
                date_precision="source__date_precision",
            )
        )
    )  # fmt: skip


def edition_card(edition: Edition) -> Card:
    """The card of an edition that `public_edition` found."""
    rows: list[dict[str, Any]] = edition.recap_rows  # type: ignore[attr-defined]  # annotated
    tallies = _tallies(rows)
    name, below = block(edition.name, TOP, NAME, TABLE - TOP - 28)
    fit = [size for size in INDEX if size * LINE <= TABLE - below] or INDEX[-1:]
    index, _ = block(edition.official_name, below, fit, look="card-said")
    told = _table(tallies) if tallies else block(UNKNOWN, TABLE + 20, (28, 24, 20))[0]
    known, _ = block(coverage_of(edition).details, FOOT - 25, (20, 18, 16), look="card-said")
    content = [*name, *index, *told, *known]
    return framed(content, _origin(rows, edition), _alt(edition, tallies), edition.notice)


def share_image(edition: Edition) -> dict[str, str]:
    """What the edition's pages tell of its card."""
    return edition_card(edition).at(reverse("edition_card", args=[edition.slug]))


def _tallies(rows: list[dict[str, Any]]) -> list[Tally]:
    found = {level: [row for row in rows if row["level"] == level] for level in Level}
    return [
        Tally(
            level,
            mine[0]["eligible"],
            tuple((row["name"], row["position"], row["count"]) for row in mine),
        )
        for level, mine in found.items()
        if mine
    ]


def _table(tallies: Iterable[Tally]) -> list[Shape]:
    """A row for each level, a column for each band."""
    shapes: list[Shape] = []
    tallies = list(tallies)
    shown = tallies[0].counts[:MOST_BANDS]
    column = (ROOM - LABEL) / len(shown)
    lefts = [round(EDGE + LABEL + place * column) for place in range(len(shown))]
    for left, (name, position, _) in zip(lefts, shown, strict=True):
        shapes.append(badge(name, position, left, TABLE, height=26, room=column - 6))
    for place, tally in enumerate(tallies):
        y = TABLE + 31 + place * ROW
        shapes += block(str(tally.level.label), y + 11, (18, 17, 16), width=LABEL - 4)[0]
        for left, (_, _, count) in zip(lefts, tally.counts, strict=False):
            shapes += block(formats.number(count), y, (34, 28), x=left, width=column - 8)[0]
    return shapes


def _origin(rows: list[dict[str, Any]], edition: Edition) -> str:
    at = _corrected_at(edition)
    if not rows:
        return released(edition, at)
    row = rows[0]
    source = Source(
        status=row["status"],
        date=parse_date(row["date"] or ""),
        date_precision=row["date_precision"],
    )
    return origin_of(source, edition, at)


def _corrected_at(edition: Edition) -> dt.datetime | None:
    return edition.corrected_at  # type: ignore[attr-defined]  # annotated


def _alt(edition: Edition, tallies: list[Tally]) -> str:
    told = "; ".join(str(tally) for tally in tallies)
    said = f"Rekap nasional {edition.name}: {told}." if told else f"{edition.name}. {UNKNOWN}."
    said = f"{said} {coverage_of(edition).details}."
    if at := _corrected_at(edition):
        said += f" Diralat {formats.short_date(at)}."
    return f"{edition.notice}: {said}" if edition.notice else said
