"""Nothing on any page breaks the policy, calls another host or fails, wherever one clicks."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import Page, expect

from news.models import Article
from participation.models import Source
from tests.browser.conftest import log_in
from tests.participation.editions import draft

pytestmark = pytest.mark.browser

# Pages of one kind differ in their data, not in what they load.
OF_EACH_KIND = 2
KINDS = {
    "home", "news_list", "tag", "article", "search", "ipp", "ranking", "region", "method", "awards",
    "compare", "pictures", "api_docs", "region-list", "result-list", "edition-list", "article-list",
    "embedded_region", "embedded_ranking",
}  # fmt: skip
RECORD = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.refused.push(`${event.effectiveDirective} ${event.blockedURI || event.sourceFile}`));
"""


class Watch:
    """What went wrong on a page since it was last asked."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site, self.wrong = page, site, []  # type: Page, str, list[str]
        page.add_init_script(RECORD)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        page.on("request", self._asked)

    def open(self, address: str) -> None:
        """Go there, wait until all is loaded, and be content only if nothing went wrong."""
        self.page.goto(urljoin(self.site, address), wait_until="load")
        self.check(address)

    def check(self, where: str) -> None:
        refused = self.page.evaluate("window.refused")
        assert (refused, self.wrong) == ([], []), where

    def _said(self, said: Any) -> None:
        if said.type in {"error", "warning"}:
            self.wrong.append(f"console: {said.text}")

    def _failed(self, request: Any) -> None:
        # A page that is left takes back what it was still asking for.
        if "ERR_ABORTED" not in (request.failure or ""):
            self.wrong.append(f"failed: {request.url} {request.failure}")

    def _answered(self, response: Any) -> None:
        if response.status >= 400:
            self.wrong.append(f"{response.status}: {response.url}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((f"{self.site}/", "data:", "blob:")):
            self.wrong.append(f"foreign: {request.url}")


@pytest.fixture
def watch(page: Page, site: str) -> Watch:
    return Watch(page, site)


def links(page: Page) -> list[str]:
    found = page.locator("a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return list(dict.fromkeys(found))


def test_every_kind_of_public_page_is_reached_by_links_and_keeps_the_policy(
    watch: Watch, site: str
) -> None:
    waiting, seen, visited = ["/"], {"/"}, dict.fromkeys(KINDS, 0)
    while waiting:
        address = waiting.pop(0)
        kind = resolve(urlsplit(address).path).view_name
        if visited.get(kind, 0) >= OF_EACH_KIND or not _is_page(kind):
            continue
        visited[kind] = visited.get(kind, 0) + 1
        watch.open(address)
        for link in links(watch.page):
            target = urlsplit(urljoin(site + address, link))
            found = target._replace(scheme="", netloc="", fragment="").geturl()
            if f"{target.scheme}://{target.netloc}" == site and found not in seen:
                seen.add(found)
                waiting.append(found)
    assert [kind for kind, times in visited.items() if not times] == []


def _is_page(kind: str) -> bool:
    """What a browser shows; files are downloaded and feeds are for other programs."""
    return kind not in {
        "results_csv", "results_excel_csv", "results_xlsx", "results_json", "package", "release",
        "picture_svg", "picture_png",
        "corrections_atom", "news_rss", "news_atom", "api_schema",
    }  # fmt: skip


def admin_pages() -> Iterator[str]:
    """Every kind of page of admin, with an object where one is needed."""
    edition, article = draft(), Article.objects.published()[0]
    yield from ["/admin/", "/admin/news/", "/admin/password_change/", "/admin/auth/user/add/"]
    for model in ["news/article", "news/picture", "news/tag", "participation/edition"]:
        yield from [f"/admin/{model}/", f"/admin/{model}/add/"]
    for model in ["result", "resultimport", "region", "award", "awardcategory", "source"]:
        yield f"/admin/participation/{model}/"
    yield from [f"/admin/news/article/{article.pk}/{page}/" for page in ("change", "history")]
    yield f"/admin/news/article/{article.pk}/delete/"
    yield f"/admin/news/picture/{article.cover_id}/change/"
    yield from [
        f"/admin/participation/edition/{edition.pk}/{page}/"
        for page in ("change", "unggah", "publikasi")
    ]
    result = edition.results.get(region="33.10")
    yield f"/admin/participation/result/{result.pk}/change/"
    yield f"/admin/participation/source/{Source.objects.all()[0].pk}/change/"
    yield "/admin/participation/award/add/"


def test_every_kind_of_page_in_admin_keeps_the_policy(watch: Watch, site: str) -> None:
    watch.open("/admin/login/")
    log_in(watch.page, site)
    for address in admin_pages():
        watch.open(address)


MARKS = {
    "bold": "strong", "italic": "em", "underline": "u", "strike": "s", "subscript": "sub",
    "superscript": "sup",
}  # fmt: skip
# The caret comes back from the dialog a moment after it closes.
CARET_IN_TABLE = """() => document.querySelector(".tiptap").editor.isFocused
    && getSelection().anchorNode?.parentElement.closest(".tiptap td, .tiptap th")"""
BLOCKS = {"bulletList": "ul li", "orderedList": "ol li", "blockquote": "blockquote"}


def test_writing_with_every_button_of_the_editor_keeps_the_policy(watch: Watch, site: str) -> None:
    page, text = watch.page, watch.page.locator(".tiptap")
    log_in(page, site)
    watch.open("/admin/news/article/add/")
    page.fill("#id_title", "Semua bentuk teks")
    page.fill("#id_lead", "Teras.")
    text.click()
    for button, made in MARKS.items():
        _press(page, button)
        _write(page, button, made)
        _press(page, button)
        page.keyboard.type(" ")
    for button, made in BLOCKS.items():
        page.keyboard.press("Enter")
        _press(page, button)
        _write(page, button, made)
        page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    _press(page, "horizontalRule")
    page.locator(".prose-menubar__selected").click()
    _press(page, "heading2")
    _write(page, "Judul bagian", "h2")
    page.keyboard.press("Enter")
    _press(page, "table")
    if page.locator("dialog[open]").count():
        page.keyboard.press("Enter")
    page.wait_for_function(CARET_IN_TABLE)
    _write(page, "sel", "td, th")
    before = text.locator("tr").count()
    _press(page, "table:addRowAfter")
    expect(text.locator("tr")).to_have_count(before + 1)
    _press(page, "history:undo")
    expect(text.locator("tr")).to_have_count(before)
    text.locator("em").dblclick()
    _press(page, "link")
    watch.check("the dialog of a link")
    page.locator("dialog[open] input").first.fill("https://www.kpu.go.id/")
    page.keyboard.press("Enter")
    expect(text.locator("a")).to_have_text("italic")
    watch.check("the editor")

    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    watch.check("after saving")
    body = Article.objects.get(title="Semua bentuk teks").body
    for button, made in MARKS.items():
        assert f"<{made}>{button}</{made}>" in body, body
    for made in ["ul><li><p>bulletList", "ol><li><p>orderedList", "blockquote><p>blockquote"]:
        assert f"<{made}" in body, body
    for made in ['<a href="https://www.kpu.go.id/"', "<hr>", "<h2>Judul bagian</h2>", "<table>"]:
        assert made in body, body


def _press(page: Page, name: str) -> None:
    page.locator(f".prose-menubar [data-name='{name}']").click(timeout=5000)


def _write(page: Page, words: str, tag: str) -> None:
    """Type, and wait until the editor has put the words where they belong."""
    page.keyboard.type(words, delay=5)
    expect(page.locator(".tiptap").locator(tag).first).to_have_text(words)


def test_what_breaks_the_policy_would_be_seen(watch: Watch, site: str) -> None:
    watch.open("/berita/")
    watch.page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", '<p style="color: red">x</p>');
          document.body.insertAdjacentHTML("beforeend", '<img src="https://evil.example/a.png">');
        }"""
    )
    watch.page.wait_for_function("window.refused.length >= 3")
    refused = " ".join(watch.page.evaluate("window.refused"))
    assert "script-src-elem" in refused
    assert "style-src-attr" in refused
    assert "img-src https://evil.example/a.png" in refused
    assert not watch.page.evaluate("window.ran")
    assert any(text.startswith("console: ") for text in watch.wrong)
