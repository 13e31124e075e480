"""Tags that somebody may mean who is still typing."""

from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Length, Replace

from news.models import Article, Tag, TagSynonym
from news.tagging import squeezed, tag_name, tag_slug

SHOWN = 8
LOOKED_AT = 40  # a single letter stands in most tags; the shortest ones come nearest to it


def suggestions(text: str) -> list[dict[str, Any]]:
    """Those that hold `text` in their name or a synonym: name, number of articles, the synonym.

    What begins with the text comes first, then what is used most.
    """
    name = tag_name(text)
    if not name:
        return []
    tags = _holding(name)
    uses = _uses(tags)
    tags.sort(key=lambda tag: (not _begins(tag, name), -uses.get(tag.pk, 0), tag.name.lower()))
    return [
        {"name": tag.name, "uses": uses.get(tag.pk, 0), "synonym": _synonym(tag, name)}
        for tag in tags[:SHOWN]
    ]


def meant_by(text: str) -> str | None:
    """The name of the tag that `text` itself means; None when it would be a new one."""
    slug = tag_slug(tag_name(text))
    tag = Tag.objects.known([tag_name(text)]).get(slug) if slug else None
    return tag.name if tag else None


def _holding(name: str) -> list[Any]:
    theirs = TagSynonym.objects.filter(name__icontains=name)
    synonym = theirs.filter(tag=OuterRef("pk")).order_by(Length("name"), "name").values("name")[:1]
    alike = Q(name__icontains=name) | Q(pk__in=theirs.values("tag"))
    tags = Tag.objects.annotate(squeezed=Replace("slug", Value("-"), Value("")))
    if slug := tag_slug(name):
        alike |= Q(slug__startswith=slug) | Q(squeezed__startswith=squeezed(slug))
    found = tags.filter(alike).annotate(synonym=Subquery(synonym))
    return list(found.order_by(Length("name"), "name")[:LOOKED_AT])


def _uses(tags: list[Any]) -> dict[int, int]:
    links = Article.tags.through.objects.filter(tag__in=tags).values("tag")
    return {row["tag"]: row["uses"] for row in links.annotate(uses=Count("pk"))}


def _begins(tag: Any, name: str) -> bool:
    return any(word.lower().startswith(name.lower()) for word in (tag.name, tag.synonym or ""))


def _synonym(tag: Any, name: str) -> str:
    return "" if name.lower() in tag.name.lower() else tag.synonym or ""
