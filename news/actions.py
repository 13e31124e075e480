"""What changes an article's standing at the desk and with readers. Each happens as a whole.

`by` is the member of staff who does it; None for the programme itself.
"""

from typing import Any

from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kpuportal.html import legible
from news.desk.rights import may_delete
from news.desk.snapshot import apply, content_of
from news.desk.workflow import NotPossible, act_of, done_by, find_step, why_not
from news.models import Article, Correction, DeskNote, Version

BEFORE = "Sebelum riwayat dicatat"
SAVED = "Disimpan"
MOVED_ON = (
    "Orang lain menyimpan perubahan sejak Anda membuka halaman ini. Periksa dahulu versi itu."
)

NOT_YOURS_TO_DELETE = "Anda tidak berhak menghapus berita ini."


@transaction.atomic
def move(article: Article, name: str, *, by: Any, note: str = "") -> bool:
    """Take the step `name` of `news.desk.workflow`; False when the article is at its end already.

    Raises NotPossible with a sentence when it can't be taken from here or not by this user.
    """
    step, locked, note = find_step(name), _locked(article), _fitting(DeskNote, note)
    if locked.state == step.target and not step.starts_at(locked):
        return False
    if refusal := _refusal(step, by, locked, note):
        raise NotPossible(refusal)
    locked.state, locked.state_since = step.target, timezone.now()
    if step.target == Article.State.PUBLISHED:
        locked.published_at = locked.published_at or timezone.now().replace(microsecond=0)
    if step.target == Article.State.WITHDRAWN:
        locked.link_series += 1
    locked.save(update_fields=["state", "state_since", "published_at", "link_series"])
    DeskNote.objects.create(article=locked, act=act_of(step, locked), text=note, by=by)
    done = done_by(step, locked)
    keep_version(locked, act=done, by=by)
    _follow(article, locked)
    _log(article, done, by)
    return True


@transaction.atomic
def restore_version(version: Version, *, seen: int, by: Any) -> list[str]:
    """Make the article say again what it said in `version`; names what could not come back.

    `seen` is the version that the user compared with. Raises NotPossible when there is a newer
    one, ValidationError when the old text can't be stored any more.
    """
    article = _locked(version.article)
    if article.version != seen:
        raise NotPossible(MOVED_ON)
    keep_version(article, act=BEFORE, by=None)
    gone = apply(version.content, article)
    message = f"Dipulihkan dari versi {version.number}."
    keep_version(article, act=message, by=by)
    _log(article, message, by)
    return gone


def keep_version(article: Article, *, act: str, by: Any) -> Version | None:
    """Keep what the article says now, unless its newest version says the same."""
    content = content_of(article)
    newest = article.versions.first()
    if newest is not None and (newest.content == content or newest.number == article.version):
        return None  # under the same number only the words of its tags can be others by now
    return Version.objects.create(
        article=article, number=article.version, act=act, content=content, by=by
    )


@transaction.atomic
def add_note(article: Article, text: str, *, by: Any) -> bool:
    """Say something about the article to the desk; False when the user has just said it.

    Raises NotPossible for no text or too much.
    """
    return _say(DeskNote, article, text, by)


@transaction.atomic
def add_correction(article: Article, text: str, *, by: Any) -> bool:
    """Tell readers what was wrong; False when the user has just told it.

    Raises NotPossible for no text or too much.
    """
    is_new = _say(Correction, article, text, by)
    if is_new:
        _log(article, "Catatan perbaikan ditambahkan.", by)
    return is_new


@transaction.atomic
def revoke_links(article: Article, *, by: Any) -> None:
    """Close every preview link of the article that was made until now."""
    Article.objects.filter(pk=article.pk).update(link_series=F("link_series") + 1)
    _log(article, "Tautan pratinjau dicabut.", by)


@transaction.atomic
def delete_article(article: Article, *, by: Any) -> None:
    """Delete it for good. Raises NotPossible when it is not the user's to delete any more."""
    stored = _locked(article)
    if by is not None and not may_delete(by, stored):
        raise NotPossible(NOT_YOURS_TO_DELETE)
    _log(stored, "", by, DELETION)
    stored.delete()


def _say(model: Any, article: Article, text: str, by: Any) -> bool:
    """Keep what is said, where there is something and it fits. A double click says it once."""
    text = _fitting(model, text)
    if not text:
        raise NotPossible("Catatan masih kosong. Tulis catatannya dahulu.")
    _locked(article)
    last = model.objects.filter(article=article).order_by("-at", "-pk").first()
    if last is not None and (last.text, last.by) == (text, by):
        return False
    model.objects.create(article=article, text=text, by=by)
    return True


def _fitting(model: Any, text: str) -> str:
    """The text as it is kept, where it fits."""
    text, longest = legible(text).strip(), model._meta.get_field("text").max_length
    if len(text) > longest:
        raise NotPossible(f"Catatan {len(text)} huruf; paling banyak {longest}. Ringkas dahulu.")
    return text


def _locked(article: Article) -> Article:
    return Article.objects.select_for_update().get(pk=article.pk)


def _refusal(step: Any, by: Any, article: Article, note: str) -> str:
    if by is None:
        return "" if step.starts_at(article) else f"{step.label}: status {article.standing}."
    return why_not(step, by, article, note)


def _follow(article: Article, stored: Article) -> None:
    """The caller's object tells what is stored now."""
    for name in ("state", "state_since", "published_at", "version"):
        setattr(article, name, getattr(stored, name))


def _log(article: Article, message: str, by: Any, flag: int = CHANGE) -> None:
    if by is not None:
        LogEntry.objects.log_actions(by.pk, [article], flag, message, single_object=True)
