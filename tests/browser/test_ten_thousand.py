"""A site after many years: pages stay as long as they were, and hold together."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from news.models import Article
from tests.browser.addresses import SAMPLE
from tests.browser.measures import assert_whole

pytestmark = pytest.mark.browser

MANY = 10_000


def _write_many() -> None:
    now = timezone.now()
    Article.objects.bulk_create(
        [
            Article(
                title=f"Rapat Koordinasi Logistik {number}", slug=f"rapat-{number}",
                lead="Sepuluh ribu.", body="<p>Isi.</p>", state="published",
                published_at=now - timedelta(hours=number), created_at=now, updated_at=now,
            )
            for number in range(1, MANY + 1)
        ],
        batch_size=2000,
    )  # fmt: skip


def test_ten_thousand_articles_and_five_hundred_rows(watched: Page, site: str) -> None:
    _write_many()
    watched.set_viewport_size({"width": 320, "height": 800})
    for path, rows, shown, told in [
        ("/berita/", ".stories .story", 20, "Halaman 1 dari 501"),
        ("/berita/?halaman=501", ".stories .story", 14, "Halaman 501 dari 501"),
        ("/berita/?q=logistik", ".stories .story", 20, "Halaman 1 dari 5"),
        ("/cari/?q=logistik", ".stories .story", 20, "Rapat Koordinasi Logistik 1"),
        (
            f"{SAMPLE}/peringkat/?tingkat=kabkota&per_halaman=100",
            "tbody tr:not(.group)",
            100,
            "514 wilayah",
        ),
        (
            f"{SAMPLE}/peringkat/?tingkat=kabkota&per_halaman=100&halaman=6",
            "tbody tr:not(.group)",
            14,
            "514",
        ),
    ]:
        watched.goto(site + path)
        expect(watched.locator(f"main {rows}")).to_have_count(shown)
        assert told in watched.locator("main").inner_text(), path
        assert_whole(watched)
