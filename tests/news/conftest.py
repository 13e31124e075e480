"""Articles, regions and pictures for the tests of the news."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone
from PIL import Image

from news.models import Article, Picture, Tag
from participation.models import Region

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
OURS = {"Sec-Fetch-Site": "same-origin", "User-Agent": FIREFOX}


@pytest.fixture
def make_article(db: None) -> Callable[..., Article]:
    """Make an article, published an hour ago unless told otherwise."""

    def make(title: str = "Rapat Pleno Terbuka", **fields: Any) -> Article:
        tags, regions = fields.pop("tags", []), fields.pop("regions", [])
        published_at = fields.setdefault("published_at", timezone.now() - timedelta(hours=1))
        fields.setdefault("state", "published" if published_at else "draft")
        fields.setdefault("lead", "KPU menggelar rapat pleno terbuka.")
        for field in ("created_at", "updated_at"):
            fields.setdefault(field, published_at or timezone.now())
        article = Article.objects.create(title=title, **fields)
        article.tags.set(tags)
        article.regions.set(regions)
        return article

    return make


@pytest.fixture
def regions(db: None) -> dict[str, Region]:
    """All 552 regions by their code."""
    return {region.code: region for region in Region.objects.all()}


@pytest.fixture
def media(settings: Any, tmp_path: Any) -> Any:
    """A storage of the test's own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def picture(db: None, media: Any) -> Picture:
    """A stored picture."""
    return Picture(title="Rapat").keep(Image.new("RGB", (1600, 900), "maroon"))


@pytest.fixture
def png() -> bytes:
    """A small file that can be uploaded."""
    return encoded(Image.new("RGB", (640, 360), "gold"), "PNG")


def pdf(
    *more: bytes, page: bytes = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
) -> bytes:
    """A PDF of one page and these further objects."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    numbered = enumerate([*objects, page, *more], start=1)
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in numbered)
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The picture as a file of this kind."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def parsed(xml: bytes) -> ElementTree.Element:
    """The root of our own XML. Raises ParseError unless it is well-formed."""
    return ElementTree.fromstring(xml)  # noqa: S314 (nobody else's XML)


def user_of(group: str, name: str = "petugas-berita") -> User:
    """A member of staff in one of the newsroom's groups."""
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def writer(client: Any) -> Any:
    """A logged-in writer."""
    client.user = user_of("Penulis")
    client.force_login(client.user)
    return client


@pytest.fixture
def draft(make_article: Callable[..., Article], writer: Any) -> Article:
    """A draft of that writer."""
    tag = Tag.objects.spelled("Pemilu")
    return make_article(
        "Draf", slug="draf", published_at=None, author=writer.user, body="<p>Isi lama.</p>",
        tags=[tag],
    )  # fmt: skip
