"""Before its time and after its withdrawal a story is nowhere, for nobody.

Every state, every place where a reader could meet a story, every role. The public site shows staff
what it shows everybody; where a story is published, each place must show it, or the test itself
would be blind.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from news.actions import move
from news.models import (
    Article,
    Correction,
    DailyReads,
    OldAddress,
    OldSlug,
    Picture,
    Tag,
    TagSynonym,
)
from news.reads import total_reads
from tests.news.conftest import OURS

pytestmark = pytest.mark.django_db

WORD, SOUGHT, SLUG, TAG = "zebrakuning", "gajahbiru", "alamat-diam", "tagardiam"
SECRETS = (WORD, SLUG, TAG)
FOLDER = "pictures/0011223344556677"
HIDDEN = ["draft", "review", "approved", "scheduled", "withdrawn"]
ROLES = ["", "Penulis", "Penyunting", "Penerbit"]
STORY = f"/berita/{SLUG}/"


@dataclass(frozen=True)
class Place:
    """Where a story can be met: what a reader asks for, and how it shows when it is published.

    At a `door` of its own there must be nothing at all; elsewhere its words must be missing.
    """

    path: str
    door: bool = False
    shows: str = WORD
    method: str = "get"


PLACES = {
    "detail": Place(STORY, door=True),
    "reading": Place(f"{STORY}dilihat/", door=True, shows='"reads": ', method="post"),
    "pixel": Place(f"{STORY}dilihat.gif", door=True, shows="GIF"),
    "share picture": Place(f"{STORY}kartu.png", door=True, shows="PNG"),
    "tag": Place(f"/berita/tag/{TAG}/", door=True),
    "tag feed RSS": Place(f"/berita/tag/{TAG}/rss/", door=True),
    "tag feed Atom": Place(f"/berita/tag/{TAG}/atom/", door=True),
    "tag synonym": Place("/berita/tag/sinonim/", door=True, shows=TAG),
    "tag synonym feed": Place("/berita/tag/sinonim/rss/", door=True, shows=TAG),
    "list by tag": Place(f"/berita/?tag={TAG}", door=True),
    "old slug": Place("/berita/dahulu/", door=True, shows=SLUG),
    "old slug's share picture": Place("/berita/dahulu/kartu.png", door=True, shows=SLUG),
    "old address": Place("/2019/01/rapat-lama/", door=True, shows=SLUG),
    "shared site's address": Place(f"/blog/read/1471_{SLUG}", door=True, shows=SLUG),
    "API, one": Place(f"/api/v1/articles/{SLUG}/", door=True),
    "home": Place("/"),
    "most read": Place("/", shows=f'{WORD}</a><span class="note">5.00'),
    "list": Place("/berita/"),
    "list by words": Place(f"/berita/?q={SOUGHT}"),
    "list by region": Place("/berita/?wilayah=33.10"),
    "list by year": Place(f"/berita/?tahun={timezone.localdate().year}"),
    "search": Place(f"/cari/?q={SOUGHT}"),
    "region": Place("/ipp/ipp-pilkada-2024/wilayah/33.10-kabupaten-klaten/"),
    "RSS": Place("/berita/rss/"),
    "Atom": Place("/berita/atom/"),
    "sitemap": Place("/sitemap-berita.xml", shows=SLUG),
    "sitemap of tags": Place("/sitemap-tag.xml", shows=TAG),
    "sitemap of news": Place("/sitemap-news.xml"),
    "API": Place("/api/v1/articles/"),
    "API by words": Place(f"/api/v1/articles/?q={SOUGHT}"),
    "API by tag": Place("/api/v1/articles/?tag=pemilu"),
    "API by region": Place("/api/v1/articles/?wilayah=33.10"),
    "API by year": Place(f"/api/v1/articles/?tahun={timezone.localdate().year}"),
    "another tag's page": Place("/berita/tag/pemilu/"),
    "another tag's RSS": Place("/berita/tag/pemilu/rss/"),
    "another tag's Atom": Place("/berita/tag/pemilu/atom/"),
    "sitemaps": Place("/sitemap.xml", shows="sitemap-berita.xml"),
    "related": Place("/berita/terdahulu/"),  # neither before nor after it
    "story before it": Place("/berita/sebelumnya/"),
    "story after it": Place("/berita/sesudahnya/"),
}


@pytest.fixture
def stand(make_article, regions, media):
    """A story full of secret words in the state asked for, between two public ones like it."""

    def put(standing):
        now = timezone.now()
        due = now + timedelta(minutes=5) if standing == "scheduled" else now - timedelta(minutes=9)
        state = "published" if standing == "scheduled" else standing
        tag, common = Tag.objects.spelled(TAG), Tag.objects.spelled("Pemilu")
        for slug, minutes in [("terdahulu", 30), ("sebelumnya", 20), ("sesudahnya", 2)]:
            make_article(
                slug, slug=slug, tags=[common], regions=[regions["33.10"]],
                published_at=now - timedelta(minutes=minutes),
            )  # fmt: skip
        article = make_article(
            WORD, slug=SLUG, lead=WORD, body=f"<p>{WORD} {SOUGHT}</p>", dateline=WORD, byline=WORD,
            cover=_picture(), cover_alt=WORD, cover_caption=WORD, tags=[tag, common],
            regions=[regions["33.10"]], state=state, published_at=due,
            author=User.objects.create_user("penulisnya", first_name=WORD),
        )  # fmt: skip
        Correction.objects.create(article=article, text=WORD)
        OldSlug.objects.create(article=article, slug="dahulu")
        OldAddress.objects.create(article=article, path="/2019/01/rapat-lama/")
        TagSynonym.objects.create(tag=tag, name="sinonim")
        DailyReads.objects.create(article=article, day=timezone.localdate(), shard=0, count=5000)
        return article

    return put


def _picture():
    default_storage.save(f"{FOLDER}/480.jpg", ContentFile(b"JPEG"))
    return Picture.objects.create(
        title=WORD, alt=WORD, caption=WORD, folder=FOLDER, width=480, height=270,
        kept_widths=[480], kept_formats=["jpg"],
    )  # fmt: skip


def reader(role):
    """Somebody at the public site; the writer is the story's own."""
    client = Client(headers=OURS)
    if role:
        name = "penulisnya" if role == "Penulis" else "orang"
        user, _ = User.objects.get_or_create(username=name, defaults={"is_staff": True})
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
    return client


def met(client, place):
    """Status and everything that a reader is told, without what the request itself said."""
    answer = getattr(client, place.method)(place.path)
    told = answer.content.decode(errors="replace") + str(dict(answer.headers))
    return answer.status_code, told


def leaks(client, name):
    """What a reader learns at the place; nothing when all is well."""
    place = PLACES[name]
    status, told = met(client, place)
    found = [secret for secret in SECRETS if secret in told and secret not in place.path]
    if place.door and status != 404:
        found.append(f"status {status}")
    return [f"{name}: {each}" for each in found]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("standing", HIDDEN)
def test_a_story_that_is_not_public_is_nowhere(stand, standing, role):
    article = stand(standing)
    client = reader(role)
    assert [leak for name in PLACES for leak in leaks(client, name)] == []
    assert total_reads(article.pk) == 5000, "nobody could read it"


@pytest.mark.parametrize("role", ROLES)
def test_a_published_story_is_everywhere(stand, role):
    """The control: the same story, the same places, and all of them show it."""
    stand("published")
    client = reader(role)
    blind = []
    for name, place in PLACES.items():
        status, told = met(client, place)
        if status not in {200, 301} or place.shows not in told:
            blind.append(f"{name}: {status}")
    assert blind == []
    assert {leak.partition(":")[0] for name in PLACES for leak in leaks(client, name)} >= {
        name for name, place in PLACES.items() if place.door or place.shows in SECRETS
    }, "what the test above counts as a leak is found here"


@pytest.mark.parametrize("standing", HIDDEN)
def test_where_others_are_met_nothing_tells_that_it_exists(stand, standing):
    """Not by a count, an order, a year or an ETag: the answers are those without it."""
    article = stand(standing)
    shared = [name for name, place in PLACES.items() if not place.door]
    client = reader("")
    with_it = {name: met(client, PLACES[name]) for name in shared}
    article.delete()
    Tag.objects.filter(slug=TAG).delete()
    assert [name for name in shared if met(client, PLACES[name]) != with_it[name]] == []


def test_where_others_are_met_a_published_story_makes_a_difference(stand):
    """The control of the test above."""
    article = stand("published")
    shared = [name for name, place in PLACES.items() if not place.door and name != "sitemaps"]
    client = reader("")
    with_it = {name: met(client, PLACES[name]) for name in shared}
    article.delete()
    Tag.objects.filter(slug=TAG).delete()
    assert [name for name in shared if met(client, PLACES[name]) == with_it[name]] == []


@pytest.mark.parametrize("standing", HIDDEN)
def test_who_asks_for_the_head_alone_learns_no_more(stand, standing):
    stand(standing)
    client = reader("")
    for name, place in PLACES.items():
        if place.method == "get" and name != "pixel":  # that one answers GET alone
            answer = client.head(place.path)
            assert answer.status_code == (404 if place.door else 200), name
            told = str(dict(answer.headers)).replace(place.path, "")
            assert not [secret for secret in SECRETS if secret in told], name


def test_who_has_it_already_is_not_told_that_it_is_still_there(stand):
    article = stand("published")
    client = reader("")
    asked = {name: place for name, place in PLACES.items() if place.method == "get"}
    del asked["pixel"]  # it would count a reading, and a page tells the count
    kept = {name: client.get(place.path) for name, place in asked.items()}
    tags = {name: answer["ETag"] for name, answer in kept.items() if answer.has_header("ETag")}
    assert {"detail", "home", "list", "RSS", "Atom", "sitemap", "API, one", "related"} <= set(tags)
    again = {
        name: client.get(PLACES[name].path, headers={"If-None-Match": tag}).status_code
        for name, tag in tags.items()
    }
    assert {name: status for name, status in again.items() if status != 304} == {}
    move(article, "withdraw", by=None)
    for name, tag in tags.items():
        answer = client.get(PLACES[name].path, headers={"If-None-Match": tag})
        if name != "sitemaps":
            assert answer.status_code == (404 if PLACES[name].door else 200), name
        told = answer.content.decode(errors="replace")
        hidden = [secret for secret in SECRETS if secret in told]
        assert not [secret for secret in hidden if secret not in PLACES[name].path], name


def test_it_comes_to_the_minute_and_goes_at_once(stand, time_machine):
    article = stand("scheduled")
    client = reader("")
    time_machine.move_to(article.published_at - timedelta(seconds=1), tick=False)
    assert [leak for name in PLACES for leak in leaks(client, name)] == []
    time_machine.move_to(article.published_at, tick=False)
    assert all(place.shows in met(client, place)[1] for place in PLACES.values())
    Article.objects.filter(pk=article.pk).update(state="withdrawn")
    assert [leak for name in PLACES for leak in leaks(client, name)] == []


def test_staff_get_the_very_page_that_everybody_gets(stand):
    stand("draft")
    for path in ("/", "/berita/", "/berita/rss/", "/berita/sesudahnya/", "/cari/?q=rapat"):
        pages = {reader(role).get(path).content for role in ROLES}
        assert len(pages) == 1, path


def test_no_address_lists_pictures_and_no_name_can_be_guessed(stand, client, picture):
    stand("draft")
    assert client.get(f"/media/{FOLDER}/480.jpg").status_code == 200
    for path in ("", "pictures", "pictures/", FOLDER, f"{FOLDER}/", "documents/", "../", "."):
        assert client.get(f"/media/{path}").status_code == 404, path
    assert re.fullmatch(r"pictures/[0-9a-f]{16}", picture.folder)
    assert WORD not in FOLDER
