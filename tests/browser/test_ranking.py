"""Job three: anyone views rankings; a province keeps its national places; files agree."""

import csv
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def _rows(page: Page) -> list[list[str]]:
    rows = page.locator("table.ranking tbody tr:not(.group)")
    cells = "rows => rows.map(row => [...row.children].map(cell => cell.innerText.trim()))"
    return rows.evaluate_all(cells)


def test_from_the_overview_to_a_province_its_file_and_a_region(watched: Page, site: str) -> None:
    watched.goto(f"{site}/ipp/")
    expect(watched.get_by_text("rincian tersedia untuk 40 dari 545 daerah")).to_be_visible()
    watched.get_by_role("link", name="IPP Contoh").click()
    expect(watched.get_by_text("DATA CONTOH, bukan data resmi").first).to_be_visible()
    watched.get_by_label("Tingkat").select_option("kabkota")
    watched.get_by_role("button", name="Terapkan").click()
    national = {row[1].split("\n")[0]: row[0] for row in _rows(watched)}
    assert len(national) == 50

    watched.get_by_label("Provinsi").select_option("33")
    watched.get_by_role("button", name="Terapkan").click()
    rows = _rows(watched)
    assert len(rows) == 35
    places = {row[1].split("\n")[0]: row[0] for row in rows}
    shared = places.keys() & national.keys()
    assert shared
    assert {name: places[name] for name in shared} == {name: national[name] for name in shared}
    assert [row[-1] for row in rows] == [str(place) for place in range(1, 36)]

    with watched.expect_download() as waiting:
        watched.get_by_role("link", name="CSV", exact=True).click()
    with Path(waiting.value.path()).open(encoding="utf-8", newline="") as file:
        saved = list(csv.DictReader(file))
    assert [row["region_name"] for row in saved] == list(places)
    assert [row["rank_national"] for row in saved] == list(places.values())
    assert {row["notice"] for row in saved} == {"DATA CONTOH, bukan data resmi"}

    watched.get_by_role("link", name="Kabupaten Klaten", exact=True).click()
    expect(watched.get_by_role("heading", level=1)).to_have_text("Kabupaten Klaten")
    expect(watched.locator(".said")).to_have_text(re.compile("memperoleh skor .* pada IPP Contoh"))


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
