"""A server killed in the middle of a save leaves the old article or the new, nothing between."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection

from news.models import Article, DeskNote, GalleryPicture, Tag, Version

ROOT = Path(__file__).resolve().parents[2]
# One process saves and publishes through the admin, and dies where it is told to.
SAVE = """
import os, signal, sys
import django
from django.db import connection, connections

sys.path.insert(0, {root!r})
django.setup()
from unittest import mock
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

settings.ALLOWED_HOSTS = ["testserver"]
connections.databases["default"]["NAME"] = {database!r}
client = Client()
client.force_login(User.objects.get(username="petugas"))
killed = mock.patch({point!r}, side_effect=lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL))
with killed:
    client.post("/admin/news/article/{pk}/change/", {sent!r})
"""
POINTS = [
    "news.admin.articles.keep_version",  # the article's row is written
    "news.admin.article_form.set_gallery",  # so are tags and regions
    "news.admin.articles.move",  # the version is kept
    "news.actions._log",  # the step is taken
    "django.contrib.admin.options.ModelAdmin.log_change",  # all is done but not committed
]


@pytest.mark.parametrize("point", POINTS)
def test_a_kill_in_the_middle_of_a_save_changes_nothing(
    shipped: None, make_article, picture, point: str
) -> None:
    User.objects.create_superuser("petugas")
    article = make_article("Lama", published_at=None, tags=[Tag.objects.spelled("Lama")])
    sent = {
        "title": "Baru", "slug": article.slug, "lead": "Teras baru.", "body": "<p>Baru.</p>",
        "tags": "Baru", "pictures": [picture.pk], "seen_version": article.version,
        "published_at_0": "", "published_at_1": "", "step": "publish", "note": "Cepat.",
    }  # fmt: skip
    script = SAVE.format(
        root=str(ROOT), database=connection.settings_dict["NAME"], point=point, pk=article.pk,
        sent=sent,
    )  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", script], env=os.environ, cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    article.refresh_from_db()
    assert (article.title, article.state, article.version) == ("Lama", "draft", 1)
    assert [tag.name for tag in article.tags.all()] == ["Lama"]
    for model in (Version, DeskNote, GalleryPicture):
        assert not model.objects.exists()
    assert not Tag.objects.filter(name="Baru").exists()
    assert Article.objects.count() == 1
