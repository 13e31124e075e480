"""What the pages of versions show: the line of time, and two texts compared."""

from itertools import chain
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils.dateparse import parse_datetime

from kpuportal.formats import clock, short_date
from kpuportal.html import clean
from news.desk.differences import Paragraph, changed_only, differences, html_differences
from news.desk.snapshot import LABELS, Content, content_of
from news.desk.working_copies import first
from news.models import Article, Document, Picture, Version, WorkingCopy
from news.models.article import LONGEST_BODY

NOW = "sekarang"
MOST_ENTRIES = 100
Context = dict[str, Any]


def timeline(article: Article) -> Context:
    """The versions, newest first, and the log of what was done."""
    versions = list(article.versions.defer("content"))
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Article), object_id=str(article.pk)
    ).select_related("user")[:MOST_ENTRIES]
    return {"versions": versions, "entries": entries, "now": NOW}


def comparison(article: Article, old: str, new: str) -> Context | None:
    """Two versions by their numbers; NOW names what is stored. None when there is no such two."""
    was, now = _content(article, old), _content(article, new or NOW)
    if was is None or now is None or old == new:
        return None
    return {
        "fields": compared(was, now),
        "old_name": _name(old),
        "new_name": _name(new or NOW),
        "old_version": article.versions.filter(number=old).first() if old.isdecimal() else None,
    }


def unfinished_comparison(article: Article, copy: WorkingCopy) -> Context:
    """What is stored, and the text that was typed and never saved."""
    stored = content_of(article)
    names = ("title", "lead", "body", "dateline", "byline", "cover_alt", "cover_caption")
    typed = {name: first(copy.fields, name) for name in names if name in copy.fields}
    if "body" in typed:
        typed["body"] = clean(typed["body"][:LONGEST_BODY])
    return {
        "fields": compared(stored, stored | typed),
        "old_name": "versi tersimpan",
        "new_name": f"isian Anda ({short_date(copy.saved_at)}, {clock(copy.saved_at)})",
        "unfinished": copy,
    }


def compared(old: Content, new: Content) -> list[dict[str, Any]]:
    """The fields in which they differ, each with its label and the words that went and came."""
    names = _Names(old, new)
    return [
        {"label": label, "paragraphs": _differences(name, names, old, new)}
        for name, label in LABELS.items()
        if old[name] != new[name]
    ]


class _Names:
    """What pictures and documents are called, looked up once."""

    def __init__(self, *contents: Content) -> None:
        pictures = chain(*([each["cover"] or 0, *each["gallery"]] for each in contents))
        documents = chain(*(each["attachments"] for each in contents))
        self.pictures = Picture.objects.in_bulk(set(pictures))
        self.documents = Document.objects.in_bulk(set(documents))

    def said(self, name: str, value: Any) -> str:
        """The value of a field in words, a line for each of several."""
        if name in {"cover", "gallery"}:
            return self._listed(self.pictures, value)
        if name == "attachments":
            return self._listed(self.documents, value)
        if name == "published_at":
            moment = parse_datetime(value or "")
            return f"{short_date(moment)}, {clock(moment)}" if moment else ""
        return "\n".join(value) if isinstance(value, list) else str(value or "")

    def _listed(self, known: dict[int, Any], value: Any) -> str:
        keys = value if isinstance(value, list) else [value] if value else []
        return "\n".join(str(known.get(key, "(sudah dihapus)")) for key in keys)


def _differences(name: str, names: _Names, old: Content, new: Content) -> list[Paragraph]:
    if name == "body":
        found = changed_only(html_differences(old[name], new[name]))
        return found or differences("", "Hanya tata letak yang berubah, kata-katanya sama.")
    return changed_only(differences(names.said(name, old[name]), names.said(name, new[name])))


def _content(article: Article, number: str) -> Content | None:
    if number == NOW:
        return content_of(article)
    # More digits than this are no version and too much for the database.
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        return None
    version: Version | None = article.versions.filter(number=number).first()
    return version.content if version else None


def _name(number: str) -> str:
    return "yang tersimpan sekarang" if number == NOW else f"versi {number}"
