"""What is typed and pasted in a real browser is what stands in the text, and can be undone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import log_in
from tests.news.test_clipboards import FIXTURES, MEANT

pytestmark = pytest.mark.browser

PASTE = """([field, html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", text);
  const options = { clipboardData: data, bubbles: true, cancelable: true };
  document.querySelector(field).dispatchEvent(new ClipboardEvent("paste", options));
}"""
TEXT = "document.querySelector('.tiptap').editor.getHTML()"


def _open(page: Page, site: str) -> None:
    log_in(page, site)
    page.goto(f"{site}/admin/news/article/add/")
    expect(page.locator("[data-ready]")).to_be_attached()
    page.locator(".tiptap").click()


def _empty(page: Page) -> None:
    page.keyboard.press("Control+a")
    page.evaluate("document.querySelector('.tiptap').editor.commands.setContent('')")
    expect(page.locator(".tiptap")).to_have_text("")


def _paste(page: Page, html: str, text: str = "", field: str = ".tiptap") -> None:
    page.evaluate(PASTE, [field, html, text])


def _in_editor(html: str) -> str:
    """Clean HTML as the editor writes it: no head in tables, a paragraph in each cell and item."""
    for clean, written in [
        ("</thead><tbody>", ""), ("<thead>", "<tbody>"), ("<td></td>", "<td><p></p></td>"),
        ("<ol", '<ol data-type="decimal"'), (' rel="noopener"', ""),
    ]:  # fmt: skip
        html = html.replace(clean, written)
    return html


def test_typed_signs_stay_signs(watched: Page, site: str) -> None:
    _open(watched, site)
    for typed in [
        "10 * 20 * 30 ", "*tebal* ", "_miring_ ", "__tebal__ ", "~~coret~~ ", "`kode` ", "> kutip",
        "# judul", "## judul", "#temanpemilih", "* butir", "--- ", "2024. tahun", "Vita, M.Si ya",
        "![a](b) ", "[a](https://b.id) ",
    ]:  # fmt: skip
        _empty(watched)
        watched.keyboard.type(typed)
        written = typed.replace(">", "&gt;")
        assert watched.evaluate(TEXT) == f"<p>{written}</p>"
    for typed, made in [
        ("- satu", "<ul><li><p>satu</p></li></ul>"),
        ("1. satu", "<ol><li><p>satu</p></li></ol>"),
        ("kpu.go.id ", '<p><a href="https://kpu.go.id">kpu.go.id</a> </p>'),
    ]:
        _empty(watched)
        watched.keyboard.type(typed)
        assert watched.evaluate(TEXT) == made


def test_clipboards_stand_clean_in_the_text(watched: Page, site: str) -> None:
    _open(watched, site)
    for name in ["word_lists.html", "word_review.html", "word_online.html", "libreoffice.html"]:
        _empty(watched)
        _paste(watched, (FIXTURES / name).read_text("utf-8"), "x")
        expect(watched.locator(".tiptap")).not_to_have_text("")
        assert watched.evaluate(TEXT).replace(' rel="noopener"', "") == _in_editor(MEANT[name])
    for text in [
        "10 * 20 * 30",
        "5*3*2",
        "snake_case_name",
        "#temanpemilih",
        "a `b` c",
        "Vita, M.Si",
    ]:
        _empty(watched)
        _paste(watched, "", text)
        expect(watched.locator(".tiptap")).to_have_text(text)
        assert watched.evaluate(TEXT) == f"<p>{text}</p>"
    _empty(watched)
    _paste(watched, "", "https://kpu.go.id/_a_/")
    expect(watched.locator(".tiptap a")).to_have_attribute("href", "https://kpu.go.id/_a_/")


def test_a_paste_is_one_step_back_and_says_what_is_missing(watched: Page, site: str) -> None:
    _open(watched, site)
    note = watched.locator(".paste-note")
    text = watched.locator(".tiptap")
    watched.keyboard.type("Sebelum ")
    _paste(watched, '<h1>Satu</h1><p>dua<img src="file:///C:/a.png" alt="Aula"></p>', "Satu")
    expect(text.locator("p")).to_have_text(["Sebelum Satu", "dua"])
    expect(note).to_contain_text("1 gambar tidak ikut ditempel. Sisipkan gambar dari pustaka")
    watched.keyboard.type(" sesudah")
    watched.keyboard.press("Control+z")
    expect(text).to_have_text("Sebelum Satudua")
    watched.keyboard.press("Control+z")
    expect(text).to_have_text("Sebelum")

    watched.keyboard.type(" dan")
    _paste(watched, "", " kata")
    watched.keyboard.type(" lain")
    watched.keyboard.press("Control+z")
    expect(text).to_have_text("Sebelum dan kata")
    watched.keyboard.press("Control+z")
    expect(text).to_have_text("Sebelum dan")

    # Five megabytes are refused at once, with a sentence, and without asking the server.
    _paste(watched, f"<p>{'kata ' * 1_000_000}</p>", "kata")
    expect(note).to_have_text("Teks yang ditempel terlalu panjang. Tempel sebagian demi sebagian.")
    expect(text).to_have_text("Sebelum dan")


def test_a_server_that_does_not_answer_costs_no_words(page: Page, site: str) -> None:
    _open(page, site)
    page.route("**/tidy/", lambda route: route.abort())
    _paste(page, '<p class="MsoNormal"><b>Rapat</b> pleno</p>', "Rapat pleno")
    expect(page.locator(".tiptap strong")).to_have_text("Rapat")
    expect(page.locator(".paste-note")).to_contain_text("dirapikan saat berita disimpan")


def test_title_and_lead_take_one_line_and_give_it_back(watched: Page, site: str) -> None:
    _open(watched, site)
    for field in ("#id_title", "#id_lead"):
        watched.fill(field, "")
        watched.locator(field).press_sequentially("Awal: ")
        _paste(watched, "<p>x</p>", "\nRapat\r\nPleno\x0bTerbuka\n", field)
        expect(watched.locator(field)).to_have_value("Awal: Rapat Pleno Terbuka")
        watched.keyboard.press("Control+z")
        expect(watched.locator(field)).to_have_value("Awal: ")


def test_the_editor_speaks_indonesian_on_a_phone(watched: Page, site: str) -> None:
    watched.set_viewport_size({"width": 360, "height": 740})
    _open(watched, site)
    named = watched.locator(".prose-menubar button[title]")
    titles = [button.get_attribute("title") for button in named.all()]
    assert len(titles) > 20
    assert not {"bold", "insert link", "List properties", "undo"} & set(titles)
    watched.get_by_title("Sisipkan tabel").click()
    dialog = watched.locator("dialog.prose-editor-dialog")
    choice = dialog.locator("select")
    expect(choice.locator("option")).to_have_text(["Ya", "Tidak"])
    choice.select_option("Ya")
    box = dialog.bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 360
    dialog.get_by_role("button", name="Sisipkan tabel").click()
    expect(watched.locator(".tiptap th")).to_have_count(3)
    watched.get_by_title("daftar bernomor").click()
    assert watched.evaluate("document.documentElement.scrollWidth") <= 360
