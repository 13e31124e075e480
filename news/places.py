"""Regions that a reader's words name, also when they are misspelt."""

from typing import Any

from django.contrib.postgres.search import TrigramSimilarity, TrigramStrictWordSimilarity
from django.db.models import CharField, Exists, F, Func, Q, Value

from news.models import Article
from news.models.search_vector import words_query
from news.place_names import KIND, Named, bare, official, regions_named
from participation.models import Region

RESEMBLES = 0.35  # below this, likeness is chance
EXACT = 0.99
NEARLY_AS_GOOD = 0.7  # Sumatera Barat is not what "Sumatera Utara" means
FEW = 5  # so many regions can all be meant by a part of their name, as the five of Halmahera


def regions_like(text: str, limit: int | None = 5) -> list[Region]:
    """Regions that `text` names, the best first, or the one whose code it is.

    A word of a name names it, whatever else the word means. A beginning of a word, or a likeness,
    does so only where no article uses the word: "kampanye" is not Kampar, "pada" not Padang. Each
    region says in `is_meant` whether the text is its name and nothing more.
    """
    return _named(regions_named(text), text, limit) or _resembling(text, limit)


def _named(named: Named, text: str, limit: int | None) -> list[Region]:
    codes = named.codes[:limit]
    if not codes:
        return []
    rows: Any = Region.objects.select_related("parent").annotate(is_known=_known(text))
    regions = {region.code: region for region in rows.filter(code__in=codes)}
    found = [regions[code] for code in codes if code in regions]
    for region in found:
        by_part = len(named.codes) <= FEW and not region.is_known
        region.is_meant = region.code in named.exact or by_part
    return [region for region in found if named.by_whole_words or not region.is_known]


def _resembling(text: str, limit: int | None) -> list[Region]:
    nearest = list(_alike(text)[:limit])
    best = max((region.likeness for region in nearest), default=0)
    found = [region for region in nearest if region.likeness >= best * NEARLY_AS_GOOD]
    for region in found:
        region.is_meant = region.likeness >= region.resemblance * NEARLY_AS_GOOD
    return found


def _alike(text: str) -> Any:
    """Regions with `likeness` to the whole text and `resemblance` to a part of it."""
    name: Any = Func(
        F("name"), Value(KIND), Value(""), Value("i"),
        function="regexp_replace", output_field=CharField(),
    )  # fmt: skip
    words: Any = Value(bare(official(text)))
    spelling = TrigramSimilarity("name", official(text))
    within = Q(resemblance__gte=EXACT)
    return (
        Region.objects.select_related("parent")
        .annotate(resemblance=TrigramStrictWordSimilarity(name, words))
        .annotate(likeness=TrigramSimilarity(name, words))
        .filter(within | (Q(resemblance__gte=RESEMBLES) & ~Q(_known(text))))
        .order_by("-likeness", spelling.desc(), "code")
    )


def _known(text: str) -> Exists:
    """Whether an article uses these words: then they are no misspelling of a place."""
    return Exists(Article.objects.published().filter(search=words_query(text)))
