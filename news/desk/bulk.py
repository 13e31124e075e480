"""One step for several articles at once: what happens to each, and which are left out and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import timezone

from kpuportal.formats import clock, short_date
from news.actions import NOT_YOURS_TO_DELETE, delete_article, move
from news.desk.checks import Hint
from news.desk.hints import hints_about_each
from news.desk.rights import may_change, may_delete
from news.desk.workflow import NotPossible, find_step, why_not
from news.models import Article
from news.tag_actions import NOT_YOURS

GONE = "Berita ini sudah dihapus orang lain."


@dataclass(frozen=True)
class Fate:
    """What becomes of one article: either `what`, or nothing, because of `why_not`."""

    article: Article
    what: str = ""
    why_not: str = ""
    hints: list[Hint] = field(default_factory=list)


def fate_of_step(name: str, user: Any, article: Article) -> Fate:
    """What the step of `news.desk.workflow` means for the article."""
    step = find_step(_suited(name, article))
    if refusal := why_not(step, user, article, ""):
        return Fate(article, why_not=refusal)
    return Fate(article, _what(step.name, article))


def take_step(name: str, user: Any, article: Article) -> str:
    """Take it; a sentence when it could not be taken after all."""
    try:
        move(article, _suited(name, article), by=user)
    except NotPossible as error:
        return str(error)
    except Article.DoesNotExist:
        return GONE
    return ""


def fate_of_deletion(user: Any, article: Article) -> Fate:
    """What deleting means for the article."""
    if not may_delete(user, article):
        return Fate(article, why_not=NOT_YOURS_TO_DELETE)
    if article.is_public:
        return Fate(article, "Dihapus selamanya, padahal sedang terbit: alamatnya tidak ada lagi.")
    return Fate(article, "Dihapus selamanya.")


def delete(user: Any, article: Article) -> str:
    """Delete it; a sentence when that could not be done after all."""
    try:
        delete_article(article, by=user)
    except (NotPossible, Article.DoesNotExist) as error:
        return str(error) if isinstance(error, NotPossible) else GONE
    return ""


def fate_of_tagging(user: Any, article: Article) -> Fate:
    """What giving it further tags means for the article."""
    if not may_change(user, article):
        return Fate(article, why_not=NOT_YOURS)
    return Fate(article, "Mendapat tagar ini; tagarnya yang lain tetap.")


def looked_through(fates: Sequence[Fate], user: Any) -> list[Fate]:
    """The same, each with what is worth a second look before it happens."""
    found = hints_about_each([fate.article for fate in fates], user)
    return [replace(fate, hints=hints) for fate, hints in zip(fates, found, strict=True)]


def _suited(name: str, article: Article) -> str:
    """What is scheduled and not out yet is not withdrawn, its schedule is cancelled."""
    is_scheduled = article.state == Article.State.PUBLISHED and not article.is_public
    return "cancel" if name == "withdraw" and is_scheduled else name


def _what(name: str, article: Article) -> str:
    if name != "publish":
        return WORDS[name]
    moment = article.published_at
    if moment is None:
        return "Terbit sekarang juga."
    when = f"{short_date(moment)}, {clock(moment)}"
    return (
        f"Dijadwalkan terbit {when}." if moment > timezone.now() else f"Terbit bertanggal {when}."
    )


WORDS = {
    "submit": "Dikirim untuk diperiksa.",
    "withdraw": "Ditarik; pembaca tidak dapat membukanya lagi.",
    "cancel": "Jadwalnya dibatalkan; kembali siap terbit.",
}
