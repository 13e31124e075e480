"""What a post of the old site becomes here: an article that is not saved yet, its tags and cover.

What can't be taken over as it was is noted on the post.
"""

import datetime as dt

from django.utils import timezone

from news.models import Article
from news.moving.text import ArticleSurroundings
from news.moving.wordpress.posts import Post, shortened
from news.slugs import slugs_for
from news.tagging import MOST_TAGS, tag_name, tag_slug

NUMBERED = "Alamat “{wanted}” sudah dipakai; menjadi “{slug}”."
NEW = "Di WordPress belum beralamat; di sini menjadi “{slug}”."
WORDLESS = "Alamat “{old}” tidak punya huruf atau angka Latin; menjadi “{slug}”."
NAMELESS = "Tagar “{name}” tidak punya huruf atau angka Latin dan tidak dipakai."
TOO_MANY_TAGS = (
    f"Tagarnya {{count}}; {MOST_TAGS} yang pertama dipakai, tidak dipakai: {{left}}. Ganti di "
    "admin bila ada yang lebih penting."
)


def article_for(post: Post, lead: str, body: str, *, as_draft: bool) -> Article:
    """Dated as the post was, so that readers are not told of an update."""
    state = Article.State.DRAFT if as_draft else Article.State(post.state)
    public_since = post.published_at or post.created_at
    since = min(public_since, timezone.now().astimezone(dt.UTC))
    return Article(
        title=post.title, lead=lead, body=body, byline=post.byline, state=state,
        state_since=since, published_at=post.published_at,
        created_at=min(post.created_at, since), updated_at=since,
    )  # fmt: skip


def set_cover(article: Article, post: Post, surroundings: ArticleSurroundings) -> None:
    """The post's featured image with the words of the old library, where it is found."""
    cover = surroundings.cover(post.cover_number) if post.cover_number else None
    if cover is None:
        return
    article.cover = cover
    article.cover_alt = cover.alt or cover.caption[:250] or shortened(article.title, 250)
    article.cover_caption = cover.caption


def tags_of(post: Post) -> list[str]:
    """The tags that have a name to be found by; of two with one address the first. No more than
    an article may have."""
    named: dict[str, str] = {}
    for name in post.tags:
        if slug := tag_slug(tag_name(name)):
            named.setdefault(slug[:60], tag_name(name))
        else:
            post.notes.append(NAMELESS.format(name=name))
    names = list(named.values())
    if left := names[MOST_TAGS:]:
        post.notes.append(TOO_MANY_TAGS.format(count=len(names), left=", ".join(left)))
    return names[:MOST_TAGS]


def note_slug(post: Post, slug: str) -> None:
    """Tell why the article's address is not the one that was to be expected."""
    wanted = next(slugs_for(post.slug or post.title))
    if post.slug and not tag_slug(post.slug):
        post.notes.append(WORDLESS.format(old=post.slug, slug=slug))
    elif slug != wanted:
        sentence = NUMBERED if post.slug else NEW
        post.notes.append(sentence.format(wanted=wanted, slug=slug))
