"""A press officer's pictures: from the phone into the library, the gallery and the text."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from news.library.gallery import gallery_of
from news.models import Article, Picture
from tests.browser.conftest import log_in

pytestmark = pytest.mark.browser

WORD = (Path(__file__).parents[1] / "news" / "pasted" / "word.html").read_text("utf-8")
PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", text);
  const options = { clipboardData: data, bubbles: true, cancelable: true };
  document.querySelector(".tiptap").dispatchEvent(new ClipboardEvent("paste", options));
}"""


def _photos(folder: Path) -> list[Path]:
    paths = [folder / f"foto-{name}.jpg" for name in ("satu", "dua", "tiga")]
    for path, color in zip(paths, ("teal", "orange", "purple"), strict=True):
        Image.new("RGB", (1200, 800), color).save(path)
    return paths


def test_pictures_go_into_library_cover_gallery_and_text(
    watched: Page, site: str, tmp_path: Path
) -> None:
    log_in(watched, site)
    watched.goto(f"{site}/admin/news/article/add/")
    watched.fill("#id_title", "Rapat pleno bergambar")
    watched.fill("#id_lead", "KPU menggelar rapat pleno terbuka.")

    # Three photographs at once, from inside the form; each tells what became of it.
    watched.locator("#id_pictures_open").click()
    library = watched.locator("dialog.library")
    library.locator("input[type=file]").set_input_files(_photos(tmp_path))
    expect(library.locator(".uploads-list .is-kept")).to_have_count(3)
    library.get_by_role("button", name="Pakai 3 yang dipilih").click()
    gallery = watched.locator(".field-pictures .picking-item")
    expect(gallery).to_have_count(3)

    # The order is the writer's, and a keyboard is enough to change it.
    last = watched.get_by_role("button", name="Naikkan foto tiga")
    last.press("Enter")
    expect(last).to_be_focused()
    last.press("Enter")
    expect(gallery.locator("strong")).to_have_text(["foto tiga", "foto satu", "foto dua"])

    watched.locator("#id_cover_open").click()
    watched.locator("dialog.library").get_by_role("button", name="foto dua").click()
    expect(watched.locator(".field-cover .picking-item strong")).to_have_text("foto dua")
    watched.fill("#id_cover_alt", "Peserta rapat di aula")

    # What is pasted stands clean in the text before anything is saved.
    text = watched.locator(".tiptap")
    text.click()
    watched.evaluate(PASTE, [WORD, "Rapat Pleno"])
    expect(text.locator("li li")).to_have_text("Lagu Indonesia Raya")
    expect(text.locator("h2").first).to_have_text(re.compile(r"Rapat\s+Pleno Terbuka"))
    watched.keyboard.press("Control+End")
    watched.evaluate(PASTE, ["", "[10.23, 5/11/2025] Vita: *Terima kasih* semua\nSampai jumpa"])
    expect(text.locator("strong", has_text="Terima kasih")).to_be_visible()
    expect(text).not_to_contain_text("Vita")

    watched.keyboard.press("Control+End")
    watched.get_by_title("gambar").click()
    watched.locator("dialog.library").get_by_role("button", name="foto satu").click()
    watched.locator("dialog.library").get_by_role("button", name="Pakai 1 yang dipilih").click()
    words = watched.locator(".prose-editor-dialog")
    words.locator("input[name=altText]").fill("Lima anggota di meja rapat")
    words.locator("input[name=caption]").fill("Rapat di aula")
    words.get_by_role("button", name="Sisipkan").click()
    expect(text.locator("figure img")).to_have_attribute("width", "1024")

    watched.get_by_role("button", name="Simpan", exact=True).click()
    expect(watched.locator(".messagelist .success").first).to_be_visible()
    article = Article.objects.get(title="Rapat pleno bergambar")
    assert [each.title for each in gallery_of(article)] == ["foto tiga", "foto satu", "foto dua"]
    assert article.cover is not None and article.cover.title == "foto dua"
    inserted = Picture.objects.get(title="foto satu")
    assert f'<img src="/media/{inserted.folder}/1024.jpg"' in article.body
    assert 'alt="Lima anggota di meja rapat"' in article.body
    assert "Rapat di aula</figcaption>" in article.body
    assert "<ul><li><p>Pembukaan</p><ul>" in article.body
    assert "mso" not in article.body.lower()

    # What is in use stays, and the refusal says where.
    watched.goto(f"{site}/admin/news/picture/{inserted.pk}/delete/")
    expect(watched.locator(".messagelist .error")).to_contain_text("Rapat pleno bergambar")
    assert Picture.objects.filter(pk=inserted.pk).exists()
