"""A newspaper's page with our frames in it, as wide as a phone's column or a story's."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

FRAMES = [
    ("/sematan/ipp-pilkada-2024/wilayah/33/", 400),
    ("/sematan/ipp-contoh/wilayah/33.10/", 510),
    ("/sematan/ipp-pilkada-2024/peringkat/?tingkat=provinsi", 700),
    ("/sematan/ipp-contoh/peringkat/?tingkat=kabkota&provinsi=33", 810),
]
MEASURED = """() => {
  const root = document.documentElement, foot = document.querySelector("footer");
  return {
    overhang: root.scrollWidth - root.clientWidth,
    below: Math.max(0, Math.floor(foot.getBoundingClientRect().bottom) - root.clientHeight),
    said: foot.innerText,
    inside: [...document.querySelectorAll("a")].filter(
      (link) => link.target !== "_blank" || link.rel !== "noopener").length,
  };
}"""


class Newspaper(BaseHTTPRequestHandler):
    """A page of another site, really served: a browser lets no other frame what is local."""

    body = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f'<link rel="icon" href="data:,">{Newspaper.body}'.encode())

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def newspaper() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Newspaper) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_newspaper_takes_the_code_and_its_page_shows_the_card(
    watched: Page, site: str, newspaper: str
) -> None:
    watched.context.grant_permissions(["clipboard-read", "clipboard-write"])
    watched.goto(f"{site}/ipp/ipp-contoh/wilayah/33.10-kabupaten-klaten/")
    watched.get_by_text("Sematkan", exact=True).click()
    watched.get_by_role("button", name="Salin kode").click()
    expect(watched.get_by_text("Kode telah disalin.")).to_be_visible()
    code = watched.evaluate("navigator.clipboard.readText()")
    assert code == watched.get_by_label("Kode untuk disalin").input_value()
    said = watched.locator("[data-copy-code] [role=status]")
    said.evaluate(
        "each => new MutationObserver(() => { each.dataset.heard = (each.dataset.heard ?? '')"
        " + each.textContent + '|'; }).observe(each, { childList: true })"
    )
    watched.get_by_role("button", name="Salin kode").click()
    expect(said).to_have_attribute("data-heard", "|Kode telah disalin.|")  # read out again

    Newspaper.body = code
    page = watched.context.new_page()
    page.goto(newspaper)
    card = page.frame_locator("iframe")
    expect(card.get_by_role("heading", name="Kabupaten Klaten")).to_be_visible()
    expect(card.get_by_text("DATA CONTOH, bukan data resmi").first).to_be_visible()
    assert card.get_by_role("link", name="Selengkapnya").get_attribute("target") == "_blank"

    # Any other page of ours refuses to stand there.
    Newspaper.body = code.replace("/sematan/ipp-contoh/wilayah/33.10/", "/ipp/")
    page.goto(newspaper, wait_until="networkidle")
    expect(page.frame_locator("iframe").get_by_role("heading")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 600])
@pytest.mark.parametrize(
    "path",
    ["wilayah/33.10/", "peringkat/?provinsi=33", "peringkat/?q=kepulauan", "peringkat/?q=daerah"],
)
def test_a_frame_fits_its_width(path: str, width: int, watched: Page, site: str) -> None:
    watched.set_viewport_size({"width": width, "height": 400})
    watched.goto(f"{site}/sematan/ipp-contoh/{path}")
    assert watched.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [300, 360, 600])
def test_source_and_date_are_in_view_and_nothing_sticks_out(
    width: int, page: Page, site: str, newspaper: str
) -> None:
    for path, height in FRAMES:
        Newspaper.body = f'<iframe src="{site}{path}" width="{width}" height="{height}"></iframe>'
        page.goto(newspaper, wait_until="networkidle")
        seen = page.frames[1].evaluate(MEASURED)
        assert (seen["overhang"], seen["below"], seen["inside"]) == (0, 0, 0), path
        assert "umber: " in seen["said"]
        assert "Angka per " in seen["said"]
    assert page.context.cookies() == []


def test_its_links_open_beside_the_paper(
    page: Page, context: BrowserContext, site: str, newspaper: str
) -> None:
    Newspaper.body = f'<iframe src="{site}{FRAMES[0][0]}" width="360" height="400"></iframe>'
    page.goto(newspaper, wait_until="networkidle")
    with context.expect_page() as opened:
        page.frame_locator("iframe").get_by_role("link").last.click()
    expect(opened.value).to_have_url(f"{site}/ipp/ipp-pilkada-2024/wilayah/33-jawa-tengah/")
    assert page.url == newspaper
