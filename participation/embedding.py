"""What other sites may show in a frame: a region's card, or the top of a ranking."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings
from django.http import QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from kpuportal.office import office
from kpuportal.site_address import on_site
from participation.filters import ResultFilter
from participation.models import Edition, Level, Result
from participation.ranking_page import with_level

WIDTH = 600
REGION_HEIGHT, RANKING_HEIGHT, NOTICE_HEIGHT = 400, 700, 110
FILTERS = ["tingkat", "provinsi", "kategori", "q", "urut"]


@dataclass(frozen=True, slots=True)
class Embed:
    """A frame: what it shows, which page it stands for, how high it is."""

    title: str
    frame: str
    page: str
    height: int

    def html(self, width: int | str = "100%", height: int | None = None) -> str:
        """The element to put into a page; loaded when the reader comes near."""
        return format_html(
            '<iframe src="{}" title="{}" width="{}" height="{}" frameborder="0" loading="lazy">'
            "</iframe>",
            on_site(self.frame),
            self.title,
            width,
            height or self.height,
        )

    formats = (("json", "application/json+oembed"), ("xml", "text/xml+oembed"))

    @property
    def discovery(self) -> str:
        """The oEmbed address without its format, for programs that are given the page."""
        return f"{on_site(reverse('oembed'))}?{urlencode({'url': on_site(self.page)})}"


def region_embed(result: Result) -> Embed:
    """The card of a region; its frame keeps working when the region is renamed."""
    return Embed(
        title=f"{result.region.name}, {result.edition.titled}",
        frame=reverse("embedded_region", args=[result.edition.slug, result.region_id]),
        page=result.get_absolute_url(),
        height=REGION_HEIGHT + _notice(result.edition),
    )


def example() -> Embed | None:
    """The card of the office's own region in the newest edition that has it."""
    results = Result.objects.published().filter(region=office().code, edition__is_sample=False)
    newest = results.with_names().order_by("-edition__election_date").first()
    return region_embed(newest) if newest else None


def ranking_embed(edition: Edition, filtered: ResultFilter, given: QueryDict) -> Embed:
    """The top of a ranking as it is filtered; `filtered` has no problems."""
    kept = {name: str(given[name]) for name in FILTERS if given.get(name)}
    query = f"?{urlencode(kept)}" if kept else ""
    return Embed(
        title=ranking_title(edition, filtered),
        frame=reverse("embedded_ranking", args=[edition.slug]) + query,
        page=reverse("ranking", args=[edition.slug]) + query,
        height=RANKING_HEIGHT + _notice(edition),
    )


def _notice(edition: Edition) -> int:
    return NOTICE_HEIGHT if edition.is_sample else 0


def ranking_title(edition: Edition, filtered: ResultFilter) -> str:
    """ "Peringkat kabupaten/kota di Jawa Tengah, IPP Pilkada 2024"."""
    chosen = filtered.form.cleaned_data
    names = dict(filtered.filters["provinsi"].extra["choices"])
    place = f" di {names[chosen['provinsi']]}" if chosen["provinsi"] else ""
    return f"Peringkat {Level(chosen['tingkat']).label.lower()}{place}, {edition.titled}"


def embed_at(url: str) -> Embed | None:
    """What can be embedded of one of our own pages; None for any other address."""
    if not url.startswith(f"{settings.SITE_URL}/") or "\x00" in unquote(url):
        return None
    try:
        parts = urlsplit(url)
        match = resolve(unquote(parts.path))
    except (ValueError, Resolver404):
        return None
    makers: dict[str, Callable[..., Embed | None]] = {"region": _region_at, "ranking": _ranking_at}
    maker = makers.get(match.url_name or "")
    return maker(parts, **match.kwargs) if maker else None


def _region_at(parts: SplitResult, slug: str, code: str) -> Embed | None:
    results = Result.objects.published().with_names()
    result = results.filter(edition__slug=slug, region_id=code.partition("-")[0]).first()
    return region_embed(result) if result else None


def _ranking_at(parts: SplitResult, slug: str) -> Embed | None:
    edition = Edition.objects.published().prefetch_related("bands").filter(slug=slug).first()
    if edition is None:
        return None
    given = QueryDict(parts.query)
    filtered = ranking_of(edition, given)
    return None if filtered.problems() else ranking_embed(edition, filtered, given)


def ranking_of(edition: Edition, given: QueryDict) -> ResultFilter:
    """The ranking of one level that a query asks for."""
    rows = edition.results.with_names()
    return ResultFilter(with_level(given), queryset=rows, edition=edition)
