"""Every page of the index in every state: it fits, it can be touched, and axe finds nothing."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from participation import actions
from participation.facts import facts_of
from participation.models import Edition

pytestmark = pytest.mark.browser

REAL, SAMPLE = "/ipp/ipp-pilkada-2024", "/ipp/ipp-contoh"
FOUR = "wilayah=33.10&wilayah=31.01&wilayah=16.12&wilayah=33"  # among them the longest names
PAGES = [
    "/ipp/",
    f"{REAL}/peringkat/",
    f"{SAMPLE}/peringkat/?tingkat=kabkota",
    f"{SAMPLE}/peringkat/?tingkat=kabkota&per_halaman=25&halaman=5",
    f"{SAMPLE}/peringkat/?provinsi=33&kategori=engagement&urut=-peringkat&per_halaman=25",
    f"{SAMPLE}/peringkat/?q=tidak-ada&per_halaman=25",
    f"{REAL}/wilayah/33-jawa-tengah/",  # a score, awards
    f"{REAL}/wilayah/33.10-kabupaten-klaten/",  # a band alone
    f"{REAL}/wilayah/11-aceh/",  # nothing published
    f"{REAL}/wilayah/34-daerah-istimewa-yogyakarta/",  # not applicable
    f"{SAMPLE}/wilayah/33.10-kabupaten-klaten/",  # corrected
    f"{SAMPLE}/bandingkan/",
    f"{SAMPLE}/bandingkan/?wilayah=33.10",
    f"{SAMPLE}/bandingkan/?{FOUR}",
    f"{REAL}/bandingkan/?{FOUR}",
    f"{SAMPLE}/grafik/",
    f"{REAL}/grafik/",
    f"{REAL}/metode/",
    f"{SAMPLE}/ralat/",
    f"{REAL}/ralat/",
    "/penghargaan/",
    "/penghargaan/?wilayah=33.10",
    "/penghargaan/?wilayah=33.10&kategori=capaian-kategori-participatory",
]
REFUSED = [
    "/penghargaan/?wilayah=11",
    f"{REAL}/peringkat/?kategori=apa",
    f"{SAMPLE}/bandingkan/?wilayah=33.10&wilayah=klatn&wilayah=semarang",
    f"{REAL}/wilayah/99.99-tidak-ada/",
    "/ipp/tidak-ada/peringkat/",
]
# A link in a sentence is as low as its line; a tile of the map stands in the list below it too.
TOO_LOW = """() => [...document.querySelectorAll("main :is(a, button, summary, select, input)")]
  .filter((each) => {
    const box = each.getBoundingClientRect();
    const inSentence = getComputedStyle(each).display === "inline";
    return box.height > 0 && box.height < 43.5 && !inSentence && !each.closest("svg");
  })
  .map((each) => each.outerHTML.slice(0, 120))"""
SHORT_BARS = """() => [...document.querySelectorAll(".ranking tbody svg.ruler")]
  .map((bar) => bar.getBoundingClientRect().width).filter((width) => width > 0 && width < 90)"""


@pytest.fixture
def corrected(site: str) -> Iterator[str]:
    """The site with a correction of the sample."""
    edition = Edition.objects.get(slug="ipp-contoh")
    klaten = edition.results.with_facts().get(region="33.10")
    wanted = {"33.10": replace(facts_of(klaten), score=Decimal("77.51"), band="")}
    actions.correct(edition=edition, wanted=wanted, reason="Salah ketik.", by="petugas data")
    yield site


def test_every_page_of_the_index_in_every_state_is_accessible_and_keeps_the_policy(
    watched: Page, corrected: str
) -> None:
    watched.add_init_script(
        "window.refused = []; document.addEventListener('securitypolicyviolation',"
        " (event) => window.refused.push(event.violatedDirective + ' ' + event.blockedURI));"
    )
    for path in PAGES:
        watched.goto(corrected + path)
        for details in watched.locator("details").all():
            details.locator("summary").click()
        for width, scheme in product((360, 1280), ("light", "dark")):
            _assert_accessible(watched, path, width, scheme)
        assert watched.evaluate("window.refused") == [], path


def test_a_refusal_is_accessible(page: Page, site: str) -> None:
    for path in REFUSED:
        page.goto(site + path)
        for width, scheme in [(360, "dark"), (1280, "light")]:
            _assert_accessible(page, path, width, scheme)


def _assert_accessible(page: Page, path: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    still: Any = {"color_scheme": scheme, "reduced_motion": "reduce"}  # no colour half way
    page.emulate_media(**still)
    found = Axe().run(page)
    assert found.violations_count == 0, (path, width, scheme, found.generate_report())


def test_every_page_of_the_index_fits_every_screen_and_finger(page: Page, corrected: str) -> None:
    for path in [*PAGES, *REFUSED]:
        answer = page.goto(corrected + path)
        assert answer and answer.ok == (path in PAGES), path
        for width in (320, 360, 768, 1024, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
            assert page.evaluate(SHORT_BARS) == [], (path, width)
            if width <= 360:
                assert page.evaluate(TOO_LOW) == [], path


def test_what_a_ranking_is_filtered_by_stays_in_view(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site}{SAMPLE}/peringkat/?provinsi=33&kategori=engagement&per_halaman=25")
    page.get_by_role("link", name="Berikutnya").click()
    expect(page.get_by_text("Halaman 2 dari 2")).to_be_attached()
    expect(
        page.get_by_role("link", name="Hapus saringan Provinsi: Jawa Tengah")
    ).to_be_in_viewport()
    expect(page.locator("#hasil")).to_be_in_viewport()
    expect(page.locator("table.ranking tbody tr").first).to_be_in_viewport()
