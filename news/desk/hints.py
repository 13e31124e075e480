"""The checks before publishing, with what only the database and the addresses can answer."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from typing import Any

from django.db.models import prefetch_related_objects
from django.db.models.functions import Upper

from kpuportal.formats import short_date
from news.desk.checks import Draft, Hint, hints, links_in
from news.desk.dead_links import dead_links
from news.desk.rights import seen_by
from news.models import Article, Tag


def hints_about(draft: Draft, pk: int | None, user: Any) -> list[Hint]:
    """Everything worth a second look before the article `pk` (None: a new one) goes out.

    Nothing that the user may not see is told.
    """
    dead = dead_links(links_in(draft.body))
    return hints(
        draft,
        leads_nowhere=dead.__contains__,
        same_title=partial(same_title, pk, user),
        near_tags=Tag.objects.spelled_nearly,
    )


def hints_about_each(articles: Sequence[Article], user: Any) -> list[list[Hint]]:
    """The same for several stored articles, in as many queries for a hundred as for two."""
    prefetch_related_objects(articles, "tags", "gallery")
    drafts = [draft_of(article) for article in articles]
    dead = dead_links(chain.from_iterable(links_in(draft.body) for draft in drafts))
    near = Tag.objects.spelled_nearly(name for draft in drafts for name in draft.tags)
    twins = _same_titles(articles, user)
    return [
        hints(
            draft,
            leads_nowhere=dead.__contains__,
            same_title=_answering(twin),
            near_tags=partial(_among, near),
        )
        for draft, twin in zip(drafts, twins, strict=True)
    ]


def _among(near: dict[str, Tag], names: list[str]) -> dict[str, Tag]:
    return {name: near[name] for name in names if name in near}


def draft_of(article: Article) -> Draft:
    """The stored article as the checks look at it."""
    return Draft(
        title=article.title,
        lead=article.lead,
        body=article.body,
        cover=article.cover_id,
        cover_alt=article.cover_alt,
        silent_gallery=sum(not picture.alt for picture in article.gallery.all()),
        tags=[tag.name for tag in article.tags.all()],
        published_at=article.published_at,
    )


def same_title(pk: int | None, user: Any, title: str) -> str:
    """When another article has this title: its date, or that it is a draft; else nothing."""
    seen = Article.objects.filter(seen_by(user))
    other = seen.filter(title__iexact=title.strip()).exclude(pk=pk).first()
    return _told(other) if other else ""


def _same_titles(articles: Sequence[Article], user: Any) -> list[str]:
    """What `same_title` tells of each. The database compares the letters, so it is asked for
    the articles themselves too."""
    mine = Article.objects.annotate(letters=Upper("title"))
    chosen = mine.filter(pk__in=[article.pk for article in articles])
    letters = dict(chosen.values_list("pk", "letters"))
    known = mine.filter(seen_by(user), letters__in=list(letters.values()))
    named = defaultdict(list)
    for other in known.only("published_at", "state"):
        named[other.letters].append(other)
    twins = (
        next((each for each in named[letters[article.pk]] if each.pk != article.pk), None)
        for article in articles
    )
    return [_told(twin) if twin else "" for twin in twins]


def _answering(text: str) -> Callable[[str], str]:
    return lambda _: text


def _told(article: Article) -> str:
    moment = article.published_at
    return short_date(moment) if moment else article.get_state_display()
