"""The shipped articles come once, whole, and only together with their regions."""

import pytest
from django.core.management import CommandError, call_command

from news.management.commands import load_articles
from news.models import Article, OldSlug, Picture, Tag
from participation.models import Region

pytestmark = pytest.mark.django_db

STORY = """
title = "{title}"
slug = "{slug}"
lead = "Teras."
dateline = "KLATEN"
byline = "vit/kpuklt"
tags = ["#Pemilu", "Data"]
regions = ["33.10", "33"]
published_at = 2025-10-18T19:30:00+07:00
body = '''<p>Isi.</p><script>alert(1)</script>'''
[cover]
motif = "notebook"
alt = "Buku"
caption = "Keterangan"
credit = "Ilustrasi"
"""


@pytest.fixture
def stories(tmp_path, monkeypatch, media):
    """Two stories of the test's own."""
    for number in (1, 2):
        text = STORY.format(title=f"Berita {number}", slug=f"berita-{number}")
        (tmp_path / f"0{number}.toml").write_text(text, "utf-8")
    monkeypatch.setattr(load_articles, "STORIES", tmp_path)
    return tmp_path


def counts():
    return [model.objects.count() for model in (Article, Picture, Tag, OldSlug)]


def test_an_article_comes_whole(stories, capsys):
    call_command("load_articles")
    article = Article.objects.get(slug="berita-1")
    assert article.is_public
    assert not article.was_updated
    assert article.body == "<p>Isi.</p>"
    assert article.published_at.isoformat() == "2025-10-18T12:30:00+00:00"
    assert (article.cover_alt, article.cover.width) == ("Buku", 1600)
    assert sorted(tag.name for tag in article.tags.all()) == ["Data", "Pemilu"]
    assert sorted(region.code for region in article.regions.all()) == ["33", "33.10"]
    assert "1/2 Berita 1" in capsys.readouterr().out


def test_a_second_run_changes_nothing(stories, media, capsys):
    call_command("load_articles")
    before = [*Article.objects.order_by("pk").values()], counts()
    files = sorted(media.rglob("*"))
    call_command("load_articles")
    assert ([*Article.objects.order_by("pk").values()], counts()) == before
    assert sorted(media.rglob("*")) == files
    assert "Berita dimuat: 0. Sudah ada: 2." in capsys.readouterr().out


def test_what_the_office_changed_stays(stories):
    call_command("load_articles")
    article = Article.objects.get(slug="berita-1")
    article.title, article.slug = "Judul kantor", "alamat-kantor"
    article.save()
    call_command("load_articles")
    assert counts() == [2, 2, 2, 1]
    assert Article.objects.get(slug="alamat-kantor").title == "Judul kantor"


def test_unknown_regions_are_named_and_nothing_is_half_loaded(stories, media):
    text = (stories / "01.toml").read_text("utf-8").replace('"33.10"', '"98.10"')
    (stories / "01.toml").write_text(text, "utf-8")
    with pytest.raises(CommandError, match=r"98\.10.*manage.py load_published"):
        call_command("load_articles")
    assert counts() == [0, 0, 0, 0]
    assert not list(media.rglob("*.*"))


def test_the_shipped_articles_load(media):
    call_command("load_articles", verbosity=0)
    shipped = len(list(load_articles.STORIES.glob("*.toml")))
    assert Article.objects.published().count() == Picture.objects.count() == shipped > 0
    assert Region.objects.filter(articles__isnull=False).exists()
