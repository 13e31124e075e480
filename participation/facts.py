"""What is said of one region, as plain values: compared when a file or a correction comes in."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from kpuportal import formats
from participation.models import Absence, Result

SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Facts:
    """A score, or a band alone, or nothing with its reason; and the values of the variables.

    `band` and the keys of `dimensions` are slugs; `source` is a citation.
    """

    score: Decimal | None = None
    band: str = ""
    absence: str = Absence.NOT_PUBLISHED.value
    reason: str = ""
    source: str = ""
    dimensions: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def tells_nothing(self) -> bool:
        """Neither score nor band."""
        return self.score is None and not self.band

    def as_json(self) -> dict[str, Any]:
        """The same as texts, for keeping; scores with two decimals and a dot."""
        kept = asdict(self)
        kept["score"] = None if self.score is None else f"{self.score:.2f}"
        kept["dimensions"] = {name: f"{value:.2f}" for name, value in self.dimensions.items()}
        return kept

    def words(self, bands: Mapping[str, str], dimensions: Mapping[str, str]) -> str:
        """For readers, on one line; the names of bands and variables by their slug."""
        parts = [
            formats.score(self.score),
            bands.get(self.band, self.band),
            Absence(self.absence).label if self.absence else "",
            self.reason,
            *(
                f"{dimensions.get(name, name)} {formats.score(value)}"
                for name, value in self.dimensions.items()
            ),
            self.source,
        ]
        return SEPARATOR.join(part for part in parts if part)


def facts_of(result: Result | None) -> Facts:
    """What is stored of a region; nothing known where there is no result."""
    if result is None:
        return Facts()
    values = result.dimension_scores.all()  # in one query for all with `with_facts()`
    return Facts(
        score=result.score,
        band=result.band.slug if result.band else "",
        absence=result.absence,
        reason=result.reason,
        source=result.source.citation if result.source else "",
        dimensions={value.dimension.slug: value.value for value in values},
    )


def facts_from(kept: Mapping[str, Any]) -> Facts:
    """What `Facts.as_json` kept."""
    return Facts(
        **{
            **{name: kept[name] for name in ("band", "absence", "reason", "source")},
            "score": None if kept["score"] is None else Decimal(kept["score"]),
            "dimensions": {name: Decimal(value) for name, value in kept["dimensions"].items()},
        }
    )
