"""What changes tags: their spelling, their synonyms, and two becoming one.

Each happens as a whole. What tags are called and which became one changes no article's text
or version. `by` is the member of
staff who does it; None for the programme itself.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from news.actions import BEFORE, keep_version
from news.desk.rights import may_change
from news.models import Article, Tag, TagSynonym
from news.models.tag_words import hold_tag_words
from news.tagging import MOST_TAGS, distinct, tag_name, tag_slug

BUSY = (
    "Ada berita dengan tagar ini yang sedang disimpan orang lain. Tunggu sebentar, lalu "
    "gabungkan lagi."
)
GONE = "Tagar “{tag}” baru saja dihapus atau digabungkan orang lain. Muat ulang daftar tagar."
NOT_YOURS = "Anda tidak berhak mengubah berita ini."
TOO_MANY = "Paling banyak {most} tagar; berita ini akan mempunyai {count}."
MOVE_LINKS = """
INSERT INTO news_article_tags (article_id, tag_id)
SELECT DISTINCT article_id, %s FROM news_article_tags WHERE tag_id = ANY(%s)
ON CONFLICT DO NOTHING
"""


@transaction.atomic
def tags_for(names: Iterable[str], *, by: Any) -> list[Tag]:
    """The tags of these names, those that are new made now. Raises ValidationError for bad ones.

    They can't be merged away until the transaction ends. An article's row that is to be locked
    must be locked before.
    """
    wanted = distinct(map(tag_name, names))
    hold_tag_words()
    known = Tag.objects.known(wanted)
    tags = [known.get(tag_slug(name)) or _made(name, by) for name in wanted]
    return list(dict.fromkeys(tags))


@transaction.atomic
def add_tags(article: Article, names: Iterable[str], *, by: Any) -> bool:
    """Give the article these tags besides its own. False when it has them all.

    Raises ValidationError for bad names, when it would have too many, and when the user may not
    write in it any more.
    """
    locked = Article.objects.select_for_update().get(pk=article.pk)
    if by is not None and not may_change(by, locked):
        raise ValidationError(NOT_YOURS)
    had = set(locked.tags.all())
    new = [tag for tag in tags_for(names, by=by) if tag not in had]
    if not new:
        return False
    if len(had) + len(new) > MOST_TAGS:
        raise ValidationError(TOO_MANY.format(most=MOST_TAGS, count=len(had) + len(new)))
    if not locked.versions.exists():
        keep_version(locked, act=BEFORE, by=None)
    locked.tags.add(*new)
    locked.save(update_fields=["version"])
    keep_version(locked, act="Tagar ditambahkan.", by=by)
    message = f"Tagar ditambahkan: {', '.join(str(tag) for tag in new)}."
    _log(locked, message, by)
    return True


@transaction.atomic
def merge_tags(sources: Iterable[Tag], target: Tag, *, by: Any) -> int:
    """Give the articles of `sources` to `target` and make their words its synonyms.

    Tells how many articles got `target` that did not have it. Raises ValidationError when
    somebody is just saving one of the articles, or has just taken `target` away.
    """
    gone = [tag for tag in sources if tag.pk != target.pk]
    held = _articles_held(gone)
    hold_tag_words()
    if not held.issuperset(_articles(gone)):
        raise ValidationError(BUSY)
    gone = list(Tag.objects.filter(pk__in=[tag.pk for tag in gone]))
    refuse_gone(target)
    with connection.cursor() as cursor:
        cursor.execute(MOVE_LINKS, [target.pk, [tag.pk for tag in gone]])
        moved = cursor.rowcount
    TagSynonym.objects.filter(tag__in=gone).update(tag=target)
    for tag in gone:
        message = f"Digabungkan ke tagar “{target}”."
        _log(tag, message, by, DELETION)
        _log(target, f"Tagar “{tag}” digabungkan ke tagar ini.", by)
        tag.delete()
        TagSynonym.objects.create(name=tag.name, slug=tag.slug, tag=target)
        _keep_spelling(tag.name, target)
    return moved


@transaction.atomic
def rename_tag(tag: Tag, name: str, *, by: Any) -> bool:
    """Spell the tag `name`; its old address leads to the new one. False when nothing changes.

    Raises ValidationError when the name means nothing or another tag.
    """
    hold_tag_words()
    stored = Tag.objects.get(pk=tag.pk)
    old_name, old_slug = stored.name, stored.slug
    stored.name, stored.slug = tag_name(name), tag_slug(name)
    if (stored.name, stored.slug) == (old_name, old_slug):
        return False
    tag.synonyms.filter(slug=stored.slug).delete()
    stored.full_clean()
    stored.save()
    if stored.slug != old_slug:
        TagSynonym.objects.create(name=old_name, slug=old_slug, tag=stored)
    tag.name, tag.slug = stored.name, stored.slug
    _log(tag, f"Ejaan diubah dari “{old_name}” menjadi “{stored.name}”.", by)
    return True


@transaction.atomic
def add_synonym(tag: Tag, name: str, *, by: Any) -> TagSynonym:
    """Let `name` lead to the tag. Raises ValidationError when it leads to another already."""
    synonym = TagSynonym(name=name, tag=tag)
    synonym.full_clean()
    synonym.save()
    _log(tag, f"Sinonim “{synonym}” ditambahkan.", by)
    return synonym


@transaction.atomic
def remove_synonym(synonym: TagSynonym, *, by: Any) -> None:
    """Let the word be free again; its address leads nowhere then."""
    _log(synonym.tag, f"Sinonim “{synonym}” dihapus.", by)
    synonym.delete()


def refuse_gone(tag: Tag) -> None:
    """Raise ValidationError for a tag that was deleted or merged since it was read."""
    if not Tag.objects.filter(pk=tag.pk).exists():
        raise ValidationError(GONE.format(tag=tag))


def _made(name: str, by: Any) -> Tag:
    tag = Tag(name=name)
    tag.full_clean()
    tag.save()
    _log(tag, "Dibuat saat diketik di berita.", by, ADDITION)
    return tag


def _articles(tags: list[Tag]) -> Any:
    return Article.tags.through.objects.filter(tag__in=tags).values_list("article", flat=True)


def _articles_held(tags: list[Tag]) -> set[int]:
    """Nobody else saves these articles now; always locked in one order, so nobody blocks."""
    mine = Article.objects.filter(pk__in=_articles(tags)).order_by("pk")
    return set(mine.select_for_update(no_key=True).values_list("pk", flat=True))


def _keep_spelling(name: str, target: Tag) -> None:
    """A tag's name may be another word than its address; both lead on."""
    if tag_slug(name) and not Tag.objects.known([name]):
        TagSynonym.objects.create(name=name, tag=target)


def _log(subject: Any, message: str, by: Any, flag: int = CHANGE) -> None:
    if by is not None:
        LogEntry.objects.log_actions(by.pk, [subject], flag, message, single_object=True)
