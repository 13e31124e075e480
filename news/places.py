"""Regions that a reader's words name, also when they are misspelt."""

import re
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity, TrigramStrictWordSimilarity
from django.db.models import CharField, Exists, F, Func, Q, Value

from news.models import Article
from news.models.search_vector import words_query
from participation.models import Region

RESEMBLES = 0.35  # below this, likeness is chance
EXACT = 0.99
NEARLY_AS_GOOD = 0.7  # Sumatera Barat is not what "Sumatera Utara" means
KIND = r"^(kabupaten|kab\.?|kota|provinsi|prov\.?)(\s+administrasi)?\s+"
# What people say and write for places whose official name is another.
NICKNAMES = {
    "sumut": "Sumatera Utara", "sumbar": "Sumatera Barat",
    "sumsel": "Sumatera Selatan", "babel": "Kepulauan Bangka Belitung", "kepri": "Kepulauan Riau",
    "dki": "Daerah Khusus Ibukota", "jabar": "Jawa Barat", "jateng": "Jawa Tengah",
    "jatim": "Jawa Timur",
    "diy": "Daerah Istimewa Yogyakarta", "jogja": "Yogyakarta", "jogjakarta": "Yogyakarta",
    "solo": "Surakarta", "ntb": "Nusa Tenggara Barat", "ntt": "Nusa Tenggara Timur",
    "kalbar": "Kalimantan Barat", "kalteng": "Kalimantan Tengah", "kalsel": "Kalimantan Selatan",
    "kaltim": "Kalimantan Timur", "kaltara": "Kalimantan Utara", "sulut": "Sulawesi Utara",
    "sulteng": "Sulawesi Tengah", "sulsel": "Sulawesi Selatan", "sultra": "Sulawesi Tenggara",
    "sulbar": "Sulawesi Barat", "malut": "Maluku Utara",
}  # fmt: skip


def bare(name: str) -> str:
    """A region's name without what kind of region it is."""
    return re.sub(KIND, "", name, flags=re.IGNORECASE)


def nicknames_of(name: str) -> list[str]:
    """What people also call the region with this official name."""
    return [nick for nick, called in NICKNAMES.items() if bare(name).startswith(called)]


def official(text: str) -> str:
    """`text` with the official names of places; what is excluded with "-" names none."""
    words = (word for word in text.split() if not word.startswith("-"))
    return " ".join(NICKNAMES.get(word.lower(), word) for word in words)


def regions_like(text: str, limit: int = 5) -> list[Region]:
    """Regions that `text` names, the most alike first, or the one whose code it is.

    A word that articles use is no misspelling of a place: "kampanye" is not Kampar. Each region
    says in `is_meant` whether the text is its name and nothing more.
    """
    nearest = list(_alike(text)[:limit])
    best = max((region.likeness for region in nearest), default=0)
    found = [region for region in nearest if region.likeness >= best * NEARLY_AS_GOOD]
    for region in found:
        region.is_meant = region.likeness >= region.resemblance * NEARLY_AS_GOOD
    return found


def _alike(text: str) -> Any:
    """Regions with `likeness` to the whole text and `resemblance` to a part of it."""
    known = Exists(Article.objects.published().filter(search=words_query(text)))
    name: Any = Func(
        F("name"), Value(KIND), Value(""), Value("i"),
        function="regexp_replace", output_field=CharField(),
    )  # fmt: skip
    words: Any = Value(bare(official(text)))
    spelling = TrigramSimilarity("name", official(text))
    named = Q(code=text.strip()) | Q(resemblance__gte=EXACT)
    return (
        Region.objects.select_related("parent")
        .annotate(resemblance=TrigramStrictWordSimilarity(name, words))
        .annotate(likeness=TrigramSimilarity(name, words))
        .filter(named | (Q(resemblance__gte=RESEMBLES) & ~Q(known)))
        .order_by("-likeness", spelling.desc(), "code")
    )
