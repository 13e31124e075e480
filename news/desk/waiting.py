"""What waits for a member of staff: on the admin's first page, in the order of urgency."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from news.desk import rights
from news.desk.working_copies import copies_of, first
from news.models import Article, DeskNote

SHOWN = 8
State = Article.State


@dataclass(frozen=True)
class Pile:
    """Articles that wait for the same thing."""

    title: str
    articles: list[Any]
    count: int
    query: str = ""


def piles(user: Any) -> list[Pile]:
    """The piles that are this user's business and hold something."""
    mine = Q(author=user.pk)
    wanted = [
        ("Dikembalikan kepada Anda", _sent_back(user), ""),
        ("Menunggu Anda periksa", _to_check(user), "?status=review"),
        ("Siap Anda terbitkan", _to_publish(user), "?status=approved"),
        ("Terjadwal", _scheduled(user), "?status=scheduled"),
        ("Draf Anda", _begun(user), "?milik=saya&status=draft"),
        (
            "Sedang diperiksa",
            Article.objects.filter(mine, state__in=[State.REVIEW, State.APPROVED]),
            "?milik=saya",
        ),
    ]
    found = (_pile(title, articles, query) for title, articles, query in wanted)
    return [pile for pile in found if pile.count]


def unfinished(user: Any) -> list[Any]:
    """New articles that the user began to type and never saved."""
    begun = list(copies_of(user, None)[:SHOWN])
    for copy in begun:
        copy.title = first(copy.fields, "title") or "(Tanpa judul)"  # type: ignore[attr-defined]  # shown by the page
    return begun


def _pile(title: str, articles: QuerySet[Article], query: str) -> Pile:
    told = DeskNote.objects.filter(article=OuterRef("pk")).exclude(text="").order_by("-at")
    shown = articles.select_related("author").defer("body").order_by("state_since", "pk")
    rows = list(shown.annotate(last_note=Subquery(told.values("text")[:1]))[: SHOWN + 1])
    count = len(rows) if len(rows) <= SHOWN else articles.count()
    return Pile(title, rows[:SHOWN], count, query)


def _own_drafts(user: Any) -> Any:
    last = DeskNote.objects.filter(article=OuterRef("pk")).exclude(act="").order_by("-at", "-pk")
    mine = Article.objects.filter(author=user.pk, state=State.DRAFT)
    return mine.annotate(last_act=Coalesce(Subquery(last.values("act")[:1]), Value("")))


def _sent_back(user: Any) -> QuerySet[Article]:
    return _own_drafts(user).filter(last_act="send_back")


def _begun(user: Any) -> QuerySet[Article]:
    return _own_drafts(user).exclude(last_act="send_back")


def _to_check(user: Any) -> QuerySet[Article]:
    others = Article.objects.filter(state=State.REVIEW)
    return others if rights.may_edit_others(user) else others.none()


def _to_publish(user: Any) -> QuerySet[Article]:
    ready = Article.objects.filter(state=State.APPROVED)
    return ready if rights.may_publish(user) else ready.none()


def _scheduled(user: Any) -> QuerySet[Article]:
    coming = Article.objects.filter(state=State.PUBLISHED, published_at__gt=timezone.now())
    return coming.filter(rights.seen_by(user))
