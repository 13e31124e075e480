"""Something on every page, and who asks for it, for the walks over all addresses."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone
from PIL import Image

from news.actions import keep_version
from news.models import Article, Document, OldAddress, Page, Picture, Tag
from news.page_actions import save_page
from participation import actions
from participation.models import Edition
from tests.participation.editions import HEADER, SOURCE, draft
from tests.portal.asking import Asker
from tests.portal.routes import Route, model_of


@pytest.fixture
def content(quiet: None, sample: Edition, settings: Any, tmp_path: Any) -> None:
    """Something on every page, so that an empty list is never the reason for a good answer."""
    settings.MEDIA_ROOT = tmp_path
    for number in range(3):
        article = Article.objects.create(
            title=f"Rapat pleno {number}" if number else "Rapat pleno", lead="Teras berita.",
            body=f"<p>Isi {number}.</p>", state="published", published_at=timezone.now(),
        )  # fmt: skip
        article.tags.add(Tag.objects.spelled("Pilkada2024"))
        article.regions.add("33.10")
    page = Page(title="Kontak", slug="kontak", body="<p>Jalan Pemuda 1.</p>", is_public=True)
    save_page(page, by=None, seen=0)


@pytest.fixture
def quiet() -> Iterator[None]:
    """Thousands of refusals need no line each."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def ask(content: None) -> Asker:
    return Asker(Client(raise_request_exception=False))


@pytest.fixture
def ask_as_staff(content: None) -> Asker:
    user = User.objects.create(username="petugas", is_staff=True, is_superuser=True)
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return Asker(client)


@pytest.fixture
def stored(content: None) -> Callable[[Route], dict[str, str]]:
    """Good arguments for a page of admin, with at least one object of each model."""
    edition = draft()
    by = User.objects.create(username="penulis", is_staff=True)
    group = Group.objects.create(name="Humas")
    Picture(title="Gambar").keep(Image.new("RGB", (8, 8)))
    Document.objects.create(title="Dokumen", file="documents/x/a.pdf", size=9, sha256="0")
    article = Article.objects.all()[0]
    OldAddress.objects.create(path="/lama", article=article)
    version = keep_version(article, act="Disimpan.", by=by)
    rows = f"{HEADER}33.10,61.20,Engagement,{SOURCE}\n".encode()
    staged = actions.stage_import(edition=edition, content=rows, file_name="a.csv", by=by)
    LogEntry.objects.log_actions(by.pk, [group], CHANGE, "Diubah.")

    def arguments(route: Route) -> dict[str, str]:
        model = model_of(route)
        first = model.objects.order_by("-pk").first() if model else None
        return {
            "object_id": str(first.pk if first else 1), "id": str(by.pk), "app_label": "news",
            "name": "menulis-berita",
            "content_type_id": str(ContentType.objects.get_for_model(Group).pk),
            "pk": str(article.pk if model is Article else edition.pk),
            "number": str(version.number if version else 1), "staged": str(staged.pk),
            "url": "tidak-ada/",
        }  # fmt: skip

    return arguments
