"""The words in pictures, as wide as a real browser draws them."""

from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Browser

from kpuportal.stylesheets import composed
from participation.directory import entries
from participation.pictures import svg
from participation.pictures.drawing import Drawing
from participation.pictures.rows import Moment, history, side_by_side
from participation.pictures.scale import Point, Stretch
from participation.pictures.variables import Variable, variables
from tests.participation.plain_results import plain_edition

pytestmark = pytest.mark.browser

TITLE = "Indeks Partisipasi Pemilihan Gubernur, Bupati, dan Wali Kota Serentak Tahun 2024 "
BANDS = tuple(Stretch(band.position, band.name, band.range) for band in plain_edition().bands.all())
COLLISIONS = """() => {
  const boxes = [...document.querySelectorAll("text")].map(
    (text) => [text.textContent, text.getBoundingClientRect()]);
  const found = [];
  boxes.forEach(([one, a], place) => boxes.slice(place + 1, place + 40).forEach(([other, b]) => {
    if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      found.push(`${one} / ${other}`);
  }));
  return [boxes.length, found];
}"""


def _pictures() -> list[Drawing]:
    names = [entry.name for entry in entries().values()]
    points = [Point(name, Decimal("77.51"), BANDS[2]) for name in names]
    banded = [Point(name, None, BANDS[2]) for name in names]
    titled = [Point((TITLE * 2)[:120], Decimal(100), BANDS[2])]
    named = [Variable(TITLE, Decimal(50), None, None)]
    moments = [Moment(each, BANDS) for each in [*titled, *banded[:3]]]
    return [
        side_by_side(points, BANDS), side_by_side(banded, BANDS), history(moments),
        variables(named),
    ]  # fmt: skip


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_name_of_a_region_edition_or_variable_runs_over_its_number(
    width: int, browser: Browser
) -> None:
    drawn = [
        svg.inline(each, name=f"g{n}", title="Judul", description="Uraian", links=False)
        for n, each in enumerate(_pictures())
    ]
    page: Any = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(f'<main><div class="wrap">{"".join(drawn)}</div></main>')
    for name in ["site", "index"]:
        page.add_style_tag(content=composed(f"sheets/{name}.css").decode())
    count, found = page.evaluate(COLLISIONS)
    page.close()
    assert count > 4 * len(entries())
    assert found == []
