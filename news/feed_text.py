"""An article's whole text for feeds: it reads as the page does, wherever it is shown."""

import nh3
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from kpuportal.formats import clock, short_date
from kpuportal.html import ATTRIBUTES, SCHEMES, TAGS, legible
from news.house_style import placed, signed
from news.models import Article, Correction
from news.sharing import absolute


def full_text(article: Article, corrections: list[Correction]) -> str:
    """Cover, corrections, body with its place, initials; every address is absolute."""
    parts = [
        _cover(article),
        _corrections(corrections),
        mark_safe(placed(article.body, article.dateline)),  # cleaned below, with all the rest
        _byline(article),
    ]
    return legible(_with_base("".join(parts), absolute(article.get_absolute_url())))


def _cover(article: Article) -> SafeString:
    if not article.cover:
        return SafeString()
    credit = f"({article.cover_credit})" if article.cover_credit else ""
    said = " ".join(filter(None, [article.cover_caption, credit]))
    picture = format_html('<img src="{}" alt="{}">', article.cover.url, article.cover_alt)
    caption = format_html("<figcaption>{}</figcaption>", said) if said else ""
    return format_html("<figure>{}{}</figure>", picture, caption)


def _corrections(corrections: list[Correction]) -> SafeString:
    if not corrections:
        return SafeString()
    notes = format_html_join(
        "",
        "<p>{}, {} {}</p>",
        ((short_date(each.at), clock(each.at), linebreaksbr(each.text)) for each in corrections),
    )
    return format_html("<h2>Catatan perbaikan</h2>{}", notes)


def _byline(article: Article) -> SafeString:
    initials = signed(article.byline)
    return format_html("<p>{}</p>", initials) if initials else SafeString()


def _with_base(html: str, base: str) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener",
        url_relative=("rewrite_with_base", base),
    )
