"""The way of an article through the desk: which steps there are, from where, and who takes them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kpuportal.formats import clock, short_date
from news.desk.rights import is_own, may_change, may_edit_others, may_publish
from news.desk.standing import is_scheduled
from news.models import Article

State = Article.State
# Publishing with a time to come; in the notes it is an act of its own.
SCHEDULED, SCHEDULED_DONE = "schedule", "Dijadwalkan terbit."
Rule = Callable[[Any, Article], bool]


@dataclass(frozen=True)
class Step:
    """One step: from any of `sources` to `target`, for whom `who` allows it."""

    name: str
    label: str
    done: str  # what the history says afterwards
    sources: tuple[str, ...]
    target: str
    who: Rule
    refusal: str
    needs_note: bool = False

    def starts_at(self, article: Article) -> bool:
        """Whether the article stands where this step begins."""
        return article.state in self.sources

    def is_open_to(self, user: Any, article: Article) -> bool:
        """Whether the user may take it with this article now."""
        return self.starts_at(article) and self.who(user, article)


def _edits(user: Any, article: Article) -> bool:
    return may_edit_others(user)


def _publishes(user: Any, article: Article) -> bool:
    return may_publish(user)


def _withdraws_public(user: Any, article: Article) -> bool:
    return may_publish(user) and article.is_public


def _cancels_scheduled(user: Any, article: Article) -> bool:
    return may_publish(user) and not article.is_public


NOT_EDITOR = "Langkah ini hanya untuk penyunting dan penerbit."
NOT_PUBLISHER = (
    "Anda tidak berhak menerbitkan atau menarik berita. Kirim berita ini untuk diperiksa; "
    "penerbit yang menerbitkannya."
)
STEPS = {
    step.name: step
    for step in [
        Step(
            "submit", "Kirim untuk diperiksa", "Dikirim untuk diperiksa.",
            (State.DRAFT,), State.REVIEW, may_change, "Hanya penulisnya yang dapat mengirimnya.",
        ),
        Step(
            "take_back", "Ambil kembali ke draf", "Diambil kembali oleh penulis.",
            (State.REVIEW,), State.DRAFT, is_own, "Hanya penulisnya yang dapat mengambilnya.",
        ),
        Step(
            "approve", "Setujui", "Disetujui, siap terbit.",
            (State.REVIEW,), State.APPROVED, _edits, NOT_EDITOR,
        ),
        Step(
            "send_back", "Kembalikan ke penulis", "Dikembalikan ke penulis.",
            (State.REVIEW, State.APPROVED), State.DRAFT, _edits, NOT_EDITOR, needs_note=True,
        ),
        Step(
            "publish", "Terbitkan", "Diterbitkan.",
            (State.DRAFT, State.REVIEW, State.APPROVED, State.WITHDRAWN), State.PUBLISHED,
            _publishes, NOT_PUBLISHER,
        ),
        Step(
            "cancel", "Batalkan jadwal", "Jadwal dibatalkan.",
            (State.PUBLISHED,), State.APPROVED, _cancels_scheduled, NOT_PUBLISHER,
        ),
        Step(
            "withdraw", "Tarik dari pembaca", "Ditarik dari pembaca.",
            (State.PUBLISHED,), State.WITHDRAWN, _withdraws_public, NOT_PUBLISHER,
        ),
        Step(
            "reopen", "Buka lagi sebagai draf", "Dibuka lagi sebagai draf.",
            (State.WITHDRAWN,), State.DRAFT, _edits, NOT_EDITOR,
        ),
    ]
}  # fmt: skip


class NotPossible(ValueError):
    """The step can't be taken; says why, in a sentence for whoever tried."""


def open_steps(user: Any, article: Article) -> list[Step]:
    """The steps that the user may take with the article now, in the order of the work."""
    return [step for step in STEPS.values() if step.is_open_to(user, article)]


def act_of(step: Step, article: Article) -> str:
    """What the notes call the step that the article has just taken."""
    return SCHEDULED if is_scheduled(article) else step.name


def done_by(step: Step, article: Article) -> str:
    """What the step has made of the article, for the history."""
    due = article.published_at
    if is_scheduled(article) and due:
        return f"Dijadwalkan terbit {short_date(due)}, {clock(due)}."
    return step.done


def find_step(name: str) -> Step:
    """The step of this name. Raises NotPossible."""
    if name not in STEPS:
        raise NotPossible("Langkah ini tidak dikenal.")
    return STEPS[name]


def why_not(step: Step, user: Any, article: Article, note: str) -> str:
    """A sentence when the user can't take the step with this note; empty when they can."""
    if not step.starts_at(article):
        return f"Berita ini berstatus “{article.standing}”; “{step.label}” tidak berlaku di sini."
    if not step.who(user, article):
        return step.refusal
    if step.needs_note and not note.strip():
        return "Tulis catatan: apa yang harus diperbaiki penulisnya."
    return ""
