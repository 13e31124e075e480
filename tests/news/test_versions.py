"""Every save is a version: compared by words, restored whole, and never over what was not seen."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from news.actions import keep_version
from news.library.gallery import set_attachments, set_gallery
from news.models import Document, Picture
from tests.news.conftest import user_of
from tests.news.test_admin_articles import page_of
from tests.news.test_desk import at, sent

pytestmark = pytest.mark.django_db


def test_every_save_is_a_version_that_can_be_compared_and_restored(writer, draft, regions, picture):
    everything = {"regions": ["33.10"], "pictures": [picture.pk], "dateline": "KLATEN"}
    writer.post(page_of(draft), sent(draft, lead="Kedua.", tags="Lain", **everything))
    draft.refresh_from_db()
    versions = [*draft.versions.values_list("act", flat=True)]
    assert versions == ["Disimpan", "Sebelum riwayat dicatat"]
    second, first = draft.versions.all()
    compare = f"{at('compare', draft.pk)}?dari={first.number}&ke=sekarang"
    page = writer.get(compare).content.decode()
    assert "<ins>Kedua.</ins>" in page
    for label in ("Tagar", "Wilayah", "Galeri", "Tempat"):
        assert f"<h2>{label}</h2>" in page
    assert "&lt;p&gt;" not in page
    restored = writer.post(at("restore", draft.pk, first.number), {"seen_version": draft.version})
    assert restored.status_code == 302
    draft.refresh_from_db()
    assert (draft.lead, draft.dateline) == ("KPU menggelar rapat pleno terbuka.", "")
    assert [tag.name for tag in draft.tags.all()] == ["Pemilu"]
    assert not draft.gallery.exists()
    assert not draft.regions.exists()
    assert draft.versions.first().act == f"Dipulihkan dari versi {first.number}."
    writer.post(at("restore", draft.pk, second.number), {"seen_version": draft.version})
    draft.refresh_from_db()
    assert [*draft.gallery.all()] == [picture]
    assert [region.code for region in draft.regions.all()] == ["33.10"]


def test_what_stood_there_before_a_version_came_back_is_kept_too(writer, draft):
    """Also where a programme changed it, which keeps no version."""
    first = keep_version(draft, act="Awal", by=None)
    draft.lead = "Ditulis program."
    draft.save()
    writer.post(at("restore", draft.pk, first.number), {"seen_version": draft.version})
    acts = [f"Dipulihkan dari versi {first.number}.", "Sebelum riwayat dicatat", "Awal"]
    assert [version.act for version in draft.versions.all()] == acts
    assert draft.versions.all()[1].content["lead"] == "Ditulis program."


def test_saving_without_a_change_makes_no_version(writer, draft):
    for _ in range(2):
        draft.refresh_from_db()
        writer.post(page_of(draft), sent(draft, tags="Pemilu"))
    assert draft.versions.count() == 1


@pytest.mark.parametrize("state", ["draft", "review", "approved", "published", "withdrawn"])
def test_what_is_restored_is_the_text_and_not_when_readers_saw_it(make_article, client, state):
    client.force_login(user_of("Penerbit", "puji"))
    now = timezone.now()
    article = make_article(state=state, published_at=now - timedelta(days=9), lead="Lama.")
    first = keep_version(article, act="Awal", by=None)
    article.published_at, article.lead = now - timedelta(days=2), "Baru."
    article.save()
    page = at("restore", article.pk, first.number)
    assert client.post(page, {"seen_version": article.version}).status_code == 302
    article.refresh_from_db()
    days = 2 if state == "published" else 9
    assert (article.lead, article.published_at) == ("Lama.", now - timedelta(days=days))
    assert article.state == state


def test_restoring_over_a_version_not_seen_is_refused(writer, draft):
    first = keep_version(draft, act="Awal", by=None)
    answer = writer.post(at("restore", draft.pk, first.number), {"seen_version": 99}, follow=True)
    assert "Orang lain menyimpan perubahan" in answer.content.decode()


def test_what_can_not_come_back_is_told(writer, draft, picture):
    draft.cover, draft.cover_alt = picture, "Rapat"
    draft.save()
    first = keep_version(draft, act="Awal", by=None)
    draft.cover, draft.cover_alt = None, ""
    draft.save()
    picture.delete()
    answer = writer.post(
        at("restore", draft.pk, first.number), {"seen_version": draft.version}, follow=True
    )
    assert "1 gambar sudah dihapus dari pustaka" in answer.content.decode()


def test_pictures_and_documents_come_back_or_are_named(writer, draft, picture):
    paper = Document.from_upload(ContentFile(b"%PDF-1.4\n%%EOF", name="a.pdf"), "Berita acara")

    def say(cover, gallery, papers):
        draft.refresh_from_db()
        draft.cover, draft.cover_alt = cover, "Rapat" if cover else ""
        draft.save()
        set_gallery(draft, gallery)
        set_attachments(draft, papers)
        return keep_version(draft, act="Disimpan", by=None)

    def restored():
        seen = {"seen_version": draft.version}
        page = writer.post(at("restore", draft.pk, full.number), seen, follow=True)
        draft.refresh_from_db()
        return page.content.decode()

    other = Picture(title="Lain").keep(Image.new("RGB", (640, 360), "gold"))
    full = say(picture, [other], [paper])
    say(None, [], [])
    assert "Tidak ikut kembali" not in restored()
    assert (draft.cover, [*draft.gallery.all()]) == (picture, [other])
    assert [*draft.attachments.all()] == [paper]
    say(None, [], [])
    other.delete()
    picture.delete()
    paper.delete()
    assert "2 gambar sudah dihapus dari pustaka, 1 dokumen sudah dihapus" in restored()


def test_a_version_that_can_not_be_stored_any_more_changes_nothing(writer, draft, make_article):
    first = keep_version(draft, act="Awal", by=None)
    draft.slug, draft.lead = "alamat-lain", "Baru."
    draft.save()
    make_article("Lain", slug=first.content["slug"])
    seen = {"seen_version": draft.version}
    page = writer.post(at("restore", draft.pk, first.number), seen, follow=True)
    assert "Berita dengan Alamat telah ada." in page.content.decode()
    draft.refresh_from_db()
    assert (draft.slug, draft.lead) == ("alamat-lain", "Baru.")


@pytest.mark.parametrize("query", ["", "dari=1&ke=1", "dari=x&ke=y", "dari=9999999999999&ke=2"])
def test_a_comparison_that_can_not_be_meant_leads_back(writer, draft, query):
    answer = writer.get(f"{at('compare', draft.pk)}?{query}", follow=True)
    assert "Pilih dua versi yang ada" in answer.content.decode()
