"""An article's whole text for feeds: it reads as the page does, wherever it is shown."""

import nh3
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from kpuportal.formats import clock, short_date
from kpuportal.html import ATTRIBUTES, SCHEMES, TAGS, legible
from news.article_parts import Parts
from news.house_style import placed, signed
from news.models import Article, Correction, Document, Picture
from news.sharing import absolute


def full_text(article: Article, parts: Parts) -> str:
    """Lead, cover, corrections, body with its place, initials, attachments, gallery; every address
    is absolute.

    The lead belongs to it: readers' programmes show the summary or the text, rarely both, and
    what moved in from elsewhere has its first paragraph there only.
    """
    told = [
        format_html("<p>{}</p>", article.lead) if article.lead else SafeString(),
        _cover(article),
        _corrections(parts.corrections),
        mark_safe(placed(article.body, article.dateline)),  # cleaned below, with all the rest
        _byline(article),
        _attachments(parts.attachments),
        _gallery(parts.gallery),
    ]
    return legible(_with_base("".join(told), absolute(article.get_absolute_url())))


def _cover(article: Article) -> SafeString:
    cover = article.cover
    if not cover:
        return SafeString()
    return _figure(cover, article.cover_alt, article.cover_caption, article.cover_credit)


def _figure(picture: Picture, alt: str, caption: str, credit: str) -> SafeString:
    said = " ".join(filter(None, [caption, f"({credit})" if credit else ""]))
    shown = format_html('<img src="{}" alt="{}">', picture.url, alt)
    below = format_html("<figcaption>{}</figcaption>", said) if said else ""
    return format_html("<figure>{}{}</figure>", shown, below)


def _gallery(pictures: list[Picture]) -> SafeString:
    figures = (
        (_figure(each, each.alt or each.caption, each.caption, each.credit),) for each in pictures
    )
    return _headed("Galeri", format_html_join("", "{}", figures))


def _attachments(documents: list[Document]) -> SafeString:
    links = format_html_join(
        "",
        '<li><a href="{}">{}</a> (PDF, {})</li>',
        ((each.url, each.title, each.size_in_words) for each in documents),
    )
    return _headed("Lampiran", format_html("<ul>{}</ul>", links) if links else links)


def _headed(heading: str, content: SafeString) -> SafeString:
    return format_html("<h2>{}</h2>{}", heading, content) if content else content


def _corrections(corrections: list[Correction]) -> SafeString:
    notes = format_html_join(
        "",
        "<p>{}, {} {}</p>",
        ((short_date(each.at), clock(each.at), linebreaksbr(each.text)) for each in corrections),
    )
    return _headed("Catatan perbaikan", notes)


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
