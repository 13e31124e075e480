"""What an import would do to bands, places and counts: by doing it, and taking it back."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from participation.actions.importing import carry_out
from participation.actions.planning import ImportPlan
from participation.models import Edition, Level

PROVISIONAL = "Pratinjau akibat impor."
Standing = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Count:
    """Regions of one level in one band, before and after; and as announced, where it is."""

    level: str
    band: str
    before: int
    after: int
    announced: int | None


@dataclass(frozen=True, slots=True)
class Move:
    """A region whose band or place becomes another."""

    name: str
    level: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Effects:
    """All that follows from an import beyond the rows themselves."""

    counts: list[Count] = field(default_factory=list)
    bands: list[Move] = field(default_factory=list)
    places: list[Move] = field(default_factory=list)


def foresee_import(*, edition: Edition, plan: ImportPlan, by: Any = None) -> Effects:
    """What carrying out `plan` would lead to; nothing is stored.

    Raises GateClosed and NotCorrected where the real thing would.
    """
    with transaction.atomic():
        locked = Edition.objects.select_for_update().get(pk=edition.pk)
        before, announced = _standing(locked), _announced(locked)
        carry_out(edition=locked, plan=plan, reason=PROVISIONAL, by=by, explanation=PROVISIONAL)
        after = _standing(locked)
        counts = _counts(locked, before, after, announced)
        transaction.set_rollback(True)
    return Effects(counts, _moves(before, after, "band"), _moves(before, after, "place"))


def _standing(edition: Edition) -> Standing:
    return {
        each.region_id: {
            "name": each.region.name,
            "level": each.region.level,
            "band": each.band.name if each.band else "",
            "place": each.rank_national,
        }
        for each in edition.results.with_names()
    }


def _moves(before: Standing, after: Standing, what: str) -> list[Move]:
    return [
        Move(
            now["name"],
            Level(now["level"]).label,
            _word(before, code, what),
            _word(after, code, what),
        )
        for code, now in after.items()
        if _word(before, code, what) != _word(after, code, what)
    ]


def _word(standing: Standing, code: str, what: str) -> str:
    return str(standing.get(code, {}).get(what) or "belum ada")


def _announced(edition: Edition) -> dict[tuple[str, str], int]:
    """The recap as it stands before anything follows."""
    recaps = edition.recaps.select_related("band")
    return {(recap.level, recap.band.name): recap.count for recap in recaps}


def _counts(
    edition: Edition, before: Standing, after: Standing, announced: dict[tuple[str, str], int]
) -> list[Count]:
    then, now = _tally(before), _tally(after)
    return [
        Count(level.label, band.name, then[key], now[key], announced.get(key))
        for level in Level
        for band in edition.bands_high_to_low
        if (key := (level.value, band.name))
    ]


def _tally(standing: Standing) -> Counter[tuple[str, str]]:
    return Counter((str(each["level"]), each["band"]) for each in standing.values())
