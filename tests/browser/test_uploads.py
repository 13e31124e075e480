"""Pictures on their way in: asked for their words at once, made smaller where they are too large,
and told to who does not see the screen."""

import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from news.models import Article, Picture
from tests.browser.conftest import PASSWORD, log_in

pytestmark = pytest.mark.browser

INSIDE = """
  document.activeElement === document.body || !!document.activeElement.closest("dialog")
"""


def _photo(path: Path, size: tuple[int, int] = (1200, 800), **options: Any) -> Path:
    """The upper left red, the rest blue."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    image.save(path, **options)
    return path


def _form(page: Page, site: str) -> None:
    log_in(page, site)
    page.goto(f"{site}/admin/news/article/add/")
    expect(page.locator("[data-ready]")).to_be_attached()


def _send(dialog: Locator, *paths: Path) -> Locator:
    """Uploads into the dialog; its lines."""
    dialog.locator("input[type=file]").set_input_files(paths)
    lines = dialog.locator(".uploads-list > li")
    expect(dialog.locator(".uploads-list progress")).to_have_count(0)
    return lines


def test_a_cover_is_asked_for_its_alt_text_before_it_is_used(
    watched: Page, site: str, tmp_path: Path
) -> None:
    _form(watched, site)
    watched.locator("#id_cover_open").click()
    dialog = watched.locator("dialog.library")
    _send(dialog, _photo(tmp_path / "rapat.jpg"))
    alt = dialog.get_by_label("Teks pengganti", exact=True)
    expect(alt).to_be_focused()
    expect(alt).to_have_accessible_description(re.compile("siapa, sedang apa, di mana"))
    expect(dialog.get_by_text("Belum ada teks pengganti.")).to_be_visible()
    expect(dialog.get_by_text("gambar utama tidak dapat disimpan tanpa itu")).to_be_visible()
    dialog.get_by_label("Sumber").focus()
    dialog.get_by_role("button", name="Pakai gambar ini").click()
    expect(alt).to_be_focused()
    alt.fill("Lima anggota rapat di aula")
    dialog.get_by_label("Sumber").fill("Foto: Humas")
    dialog.get_by_role("button", name="Pakai gambar ini").click()
    expect(dialog).to_have_count(0)
    expect(watched.locator(".field-cover .picking-item strong")).to_have_text("rapat")
    expect(watched.locator(".field-cover .library-warning")).to_have_count(0)
    expect(watched.locator("#id_cover_open")).to_be_focused()
    picture = Picture.objects.get(title="rapat")
    assert (picture.alt, picture.credit) == ("Lima anggota rapat di aula", "Foto: Humas")


def test_a_cover_of_the_library_without_words_leads_to_the_field_that_asks_for_them(
    watched: Page, site: str
) -> None:
    Picture(title="Aula").keep(Image.new("RGB", (800, 600), "teal"))
    _form(watched, site)
    watched.locator("#id_cover_open").click()
    watched.locator("dialog.library").get_by_role("button", name="Aula").click()
    expect(watched.locator("#id_cover_alt")).to_be_focused()
    said = watched.locator(".field-cover [role=status]")
    expect(said).to_have_text(re.compile("Isi teks penggantinya"))
    watched.fill("#id_title", "Rapat")
    watched.fill("#id_lead", "Teras.")
    watched.get_by_role("button", name="Simpan", exact=True).click()
    error = watched.locator(".field-cover_alt .errorlist")
    expect(error).to_contain_text("Bila belum siap, lepaskan dahulu gambar utamanya")
    watched.get_by_role("button", name="Lepaskan Aula").click()
    watched.get_by_role("button", name="Simpan", exact=True).click()
    expect(watched.locator(".messagelist .success")).to_be_visible()


def test_who_has_no_words_goes_on_without_and_is_reminded(
    watched: Page, site: str, tmp_path: Path
) -> None:
    _form(watched, site)
    watched.locator("#id_pictures_open").click()
    dialog = watched.locator("dialog.library")
    _send(dialog, _photo(tmp_path / "satu.jpg"), _photo(tmp_path / "dua.jpg"))
    words = dialog.get_by_role("group", name="Keterangan satu")
    first = words.get_by_label("Teks pengganti", exact=True)
    expect(first).to_be_focused()
    bare = dialog.locator(".library-bare")
    expect(bare).to_have_text("2 yang dipilih belum punya teks pengganti.")
    first.fill("Aula kosong")
    watched.keyboard.press("Tab")
    expect(dialog.get_by_text("Keterangan tersimpan.")).to_be_visible()
    expect(bare).to_have_text("1 yang dipilih belum punya teks pengganti.")
    dialog.get_by_role("button", name="Pakai 2 yang dipilih").click()
    expect(watched.locator(".field-pictures .picking-item")).to_have_count(2)
    expect(watched.locator(".field-pictures .library-warning")).to_have_count(1)
    assert [p.alt for p in Picture.objects.filter(title__in=["satu", "dua"]).order_by("pk")] == [
        "Aula kosong",
        "",
    ]


def test_escape_closes_keeps_what_was_typed_and_leads_back(
    watched: Page, site: str, tmp_path: Path
) -> None:
    _form(watched, site)
    opener = watched.locator("#id_pictures_open")
    opener.focus()
    watched.keyboard.press("Enter")
    dialog = watched.locator("dialog.library")
    for _ in range(60):  # the focus never leaves the dialog for the page behind it
        watched.keyboard.press("Tab")
        inside = (
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
        assert watched.evaluate(inside)
    _send(dialog, _photo(tmp_path / "satu.jpg"))
    dialog.get_by_label("Teks pengganti", exact=True).fill("Aula")
    with watched.expect_response("**/words/"):
        watched.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()
    assert Picture.objects.get(title="satu").alt == "Aula"


def test_the_list_asks_for_the_words_of_several_and_tells_what_becomes_of_each(
    page: Page, site: str, tmp_path: Path
) -> None:
    log_in(page, site)
    page.goto(f"{site}/admin/news/picture/")
    bad = tmp_path / "logo.svg"
    bad.write_text("<svg/>")
    box = page.locator("[data-uploads]")
    lines = _send(box, _photo(tmp_path / "satu.jpg"), bad, _photo(tmp_path / "dua.jpg"))
    expect(lines).to_have_count(3)
    said = box.locator(".uploads-said[role=status]")
    expect(said).to_contain_text("2 berkas tersimpan, 1 tidak.")
    expect(said).to_contain_text("“logo.svg”: Gambar SVG tidak diterima")
    expect(lines.nth(1)).to_contain_text("“logo.svg”: Gambar SVG tidak diterima")
    box.get_by_role("group", name="Keterangan dua").get_by_label("Keterangan", exact=True).fill(
        "Aula"
    )
    with page.expect_response("**/words/"):
        page.keyboard.press("Tab")
    assert Picture.objects.get(title="dua").caption == "Aula"
    expect(box.get_by_role("link", name="Titik fokus dan pemakaian")).to_have_count(2)


def test_a_photograph_of_a_phone_is_made_smaller_upright_and_without_its_place(
    watched: Page, site: str, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright: what is stored lies on its side
    large = _photo(tmp_path / "IMG_50mpx.jpg", (8160, 6120), quality=60, exif=exif)
    log_in(watched, site)
    watched.goto(f"{site}/admin/news/picture/")
    with watched.expect_request("**/upload/") as sent:
        _send(watched.locator("[data-uploads]"), large)
    assert b"Exif" not in (sent.value.post_data_buffer or b"")
    picture = Picture.objects.get(title="IMG 50mpx")
    assert (picture.width, picture.height) == (1600, 2133)
    image = picture.widest_image()
    assert image.getpixel((1400, 200))[0] > 200  # type: ignore[index] (an RGB picture's pixel is a tuple)
    assert image.getpixel((200, 200))[2] > 200  # type: ignore[index] (an RGB picture's pixel is a tuple)


def test_a_large_photograph_that_breaks_off_is_not_passed_off_as_whole(
    page: Page, site: str, tmp_path: Path
) -> None:
    large = _photo(tmp_path / "potong.jpg", (8160, 6120), quality=60)
    large.write_bytes(large.read_bytes()[: large.stat().st_size // 2])
    log_in(page, site)
    page.goto(f"{site}/admin/news/picture/")
    lines = _send(page.locator("[data-uploads]"), large)
    expect(lines).to_contain_text("“potong.jpg”: Gambar ini terlalu besar")
    assert not Picture.objects.filter(title="potong").exists()


def test_what_the_browser_can_not_make_smaller_is_refused_before_it_is_sent(
    page: Page, site: str, tmp_path: Path
) -> None:
    heavy = tmp_path / "rusak.jpg"
    heavy.write_bytes(b"\xff\xd8\xff" + bytes(11 * 1024 * 1024))
    log_in(page, site)
    page.goto(f"{site}/admin/news/picture/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    lines = _send(page.locator("[data-uploads]"), heavy)
    expect(lines).to_contain_text("“rusak.jpg”: Berkas gambar lebih dari 10 MB")
    expect(lines).to_contain_text("Ubah ukuran")
    assert not [url for url in asked if url.endswith("/upload/")]


def test_the_plain_form_makes_a_large_photograph_smaller_too(
    watched: Page, site: str, tmp_path: Path
) -> None:
    large = _photo(tmp_path / "besar.jpg", (8160, 6120), quality=60)
    log_in(watched, site)
    watched.goto(f"{site}/admin/news/picture/add/")
    watched.locator("#id_upload").set_input_files(large)
    expect(watched.get_by_text("diperkecil sebelum dikirim")).to_be_visible()
    watched.fill("#id_title", "Besar")
    watched.get_by_role("button", name="Simpan", exact=True).click()
    expect(watched.locator(".messagelist .success")).to_be_visible()
    assert Picture.objects.get(title="Besar").width == 1600


def test_without_scripts_what_is_chosen_stays_and_numbers_add_to_it(
    browser: Any, site: str, requests: Any, tmp_path: Path
) -> None:
    one, two, three = (
        Picture(title=f"Foto {n}", alt="Aula").keep(Image.new("RGB", (64, 48))) for n in "abc"
    )
    article = Article.objects.create(title="Rapat", lead="Teras.", cover=one, cover_alt="Aula")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/admin/")
    page.fill("#id_username", "petugas")
    page.fill("#id_password", PASSWORD)
    page.click("input[type=submit]")
    page.goto(f"{site}/admin/news/article/{article.pk}/change/")
    expect(page.get_by_role("button", name="Pilih dari pustaka")).to_have_count(0)
    page.get_by_label("Tambah gambar nomor").fill(f"{three.pk}, {two.pk}")
    page.get_by_role("button", name="Simpan", exact=True).click()
    article.refresh_from_db()
    assert article.cover == one
    assert list(article.gallery.order_by("gallery_places__position")) == [three, two]
    page.get_by_label("Ganti dengan gambar nomor").fill(str(two.pk))
    page.locator(".field-pictures").get_by_label("Pakai").first.uncheck()
    page.get_by_role("button", name="Simpan", exact=True).click()
    article.refresh_from_db()
    assert (article.cover, list(article.gallery.all())) == (two, [two])
    context.close()
    requests.wait()
