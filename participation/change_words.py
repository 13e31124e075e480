"""The change since the comparable earlier edition, read with the results and said in words."""

from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from kpuportal import formats
from participation.calculation.change import Change, change
from participation.models import Edition, Result

UNKNOWN = "skor edisi sebelumnya tidak diketahui"


def with_earlier(results: "QuerySet[Result]", edition: Edition) -> Any:
    """The results with score and place of the comparable edition beside them, in their own query.

    Unchanged where no public edition is comparable.
    """
    if edition.earlier is None:
        return results
    before = Result.objects.published().filter(
        edition=edition.comparable_with_id, region=OuterRef("region")
    )
    return results.annotate(
        earlier_score=Subquery(before.values("score")[:1]),
        earlier_place=Subquery(before.values("rank_national")[:1]),
    )


def change_of(result: Any) -> Change:
    """How a result of `with_earlier` changed."""
    return change(result.score, result.rank_national, result.earlier_score, result.earlier_place)


def in_words(found: Change) -> str:
    """ "skor naik +1,20; peringkat naik 3"; the reason where nothing can be said."""
    parts = []
    if found.score is not None:
        parts.append(f"skor {_moved(found.score, formats.signed_score(found.score))}")
    if found.places is not None:
        parts.append(f"peringkat {_moved(found.places, str(abs(found.places)))}")
    return "; ".join(parts) or UNKNOWN


def _moved(by: Decimal | int, amount: str) -> str:
    if not by:
        return "tetap"
    return f"{'naik' if by > 0 else 'turun'} {amount}"
