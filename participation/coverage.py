"""How much of an edition is known, told apart from what was announced."""

from collections.abc import Sequence
from dataclasses import dataclass

from participation.models import Edition, Result


@dataclass(frozen=True, slots=True)
class Coverage:
    """Regions whose band is known, out of those that the edition measures."""

    known: int
    total: int
    is_sample: bool = False

    @property
    def is_complete(self) -> bool:
        """Nothing is missing."""
        return self.known == self.total

    @property
    def sentence(self) -> str:
        """For readers."""
        if self.is_complete:
            return f"{self.details}."
        recap = "Rekap nasional contoh" if self.is_sample else "Rekap nasional resmi"
        return f"{recap}; {self.details.lower()}."

    @property
    def details(self) -> str:
        """The rows alone, whatever is known of the recap."""
        if self.is_complete:
            return f"Rincian lengkap untuk {self.total} daerah"
        return f"Rincian tersedia untuk {self.known} dari {self.total} daerah"


def coverage_of(edition: Edition) -> Coverage:
    """Counted from the rows; two counts in one query when the edition does not carry them."""
    if not hasattr(edition, "known"):
        edition = Edition.objects.with_coverage().get(pk=edition.pk)
    return Coverage(edition.known, edition.total, edition.is_sample)  # type: ignore[attr-defined]  # annotated


def among_all(own: Result | None, results: Sequence[Result]) -> Result | None:
    """The result with among how many its places are, as `with_ranked` adds it, where all results of
    its edition have been read anyway."""
    if own:
        ranked = [r for r in results if r.region.level == own.region.level and r.rank_national]
        beside = [r for r in ranked if r.region.parent_id == own.region.parent_id]
        own.ranked_national = len(ranked)  # type: ignore[attr-defined]  # as queries add it
        own.ranked_in_province = len(beside)  # type: ignore[attr-defined]  # as queries add it
    return own
