"""The frame for those who enlarge letters, choose their own colours, or want nothing to move."""

import itertools
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from news.models import Article
from tests.browser.addresses import FOUR, REAL, SAMPLE, furnish
from tests.browser.measures import CUT_VALUES, SQUEEZED, assert_whole

pytestmark = pytest.mark.browser

ARTICLE = "/berita/ipp-pilkada-2024-diluncurkan/"
PAGES = [
    "/", "/berita/", "/berita/tag/ipp/", ARTICLE, "/cari/", "/cari/?q=semarang", "/cari/?q=zzzzqq",
    "/tentang/", "/tentang/hitungan-baca/", "/penghargaan/", "/tidak-ada/", "/berita/?x=1",
    "/luring/", "/api/docs/", "/ipp/", f"{SAMPLE}/peringkat/?tingkat=kabkota&per_halaman=25",
    f"{REAL}/peringkat/", f"{SAMPLE}/wilayah/33.10-kabupaten-klaten/",
    f"{REAL}/wilayah/33-jawa-tengah/", f"{SAMPLE}/bandingkan/?{FOUR}", f"{SAMPLE}/grafik/",
    f"{REAL}/metode/", f"{SAMPLE}/ralat/",
]  # fmt: skip
# Words of two links or headings that lie on each other.
OVERLAPS = """() => {
  const all = [...document.querySelectorAll("header a, header label, header button, h1, main h2")]
    .map((each) => [each, each.getBoundingClientRect()]).filter(([, box]) => box.height > 1);
  return all.flatMap(([one, a]) => all
    .filter(([other, b]) => one !== other && !one.contains(other) && !other.contains(one) &&
      a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
    .map(([other]) => `${one.textContent.trim()} / ${other.textContent.trim()}`));
}"""
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4")]
  .filter((each) => each.checkVisibility()).map((each) => Number(each.localName[1]))"""


@pytest.mark.parametrize(
    ("width", "letters"), [(320, "100%"), (320, "200%"), (768, "200%"), (1280, "200%")]
)
def test_narrow_screens_and_large_letters_keep_all_in_view(
    width: int, letters: str, page: Page, site: str
) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    for path in PAGES:
        page.goto(site + path)
        page.evaluate(f"document.documentElement.style.fontSize = '{letters}'")
        assert_whole(page)
        assert page.evaluate(OVERLAPS) == page.evaluate(SQUEEZED) == [], path


HASHTAG = "Ikuti #PemutakhiranDataPemilihBerkelanjutan2026 dari rumah"


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("title", [HASHTAG, "Pemutakhiran" * 9 + "Berlanjut."], ids=["tag", "118"])
def test_a_word_longer_than_its_line_widens_no_page(
    title: str, width: int, page: Page, site: str
) -> None:
    furnish()
    for article in Article.objects.published():
        Article.objects.filter(pk=article.pk).update(title=title)
        article.regions.set(["33.10"])
    page.set_viewport_size({"width": width, "height": 640})
    word = "x" * 50
    for path in [
        "/", "/berita/", ARTICLE, "/berita/tag/ipp/", "/cari/?q=ipp",
        f"{SAMPLE}/wilayah/33.10-kabupaten-klaten/", f"/berita/?q={word}",
        f"{SAMPLE}/peringkat/?q={word}",
    ]:  # fmt: skip
        page.goto(site + path)
        if page.locator(".fold summary").is_visible():
            page.locator(".fold summary").click()
        assert_whole(page)


@pytest.mark.parametrize("width", [360, 600, 768, 1024, 1152, 1280, 1920])
def test_what_a_filter_stands_at_is_not_cut(width: int, page: Page, site: str) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    longest = "tingkat=kabkota&provinsi=34&kategori=participatory&urut=peringkat"
    paths = ["/berita/", "/penghargaan/", f"{SAMPLE}/peringkat/", f"{SAMPLE}/peringkat/?{longest}"]
    for path in [*paths, *([f"{SAMPLE}/bandingkan/?{FOUR}"] if width > 360 else [])]:
        page.goto(site + path)
        if page.locator(".fold summary").is_visible():
            page.locator(".fold summary").click()
        assert page.evaluate(CUT_VALUES) == [], path


def test_a_long_name_of_an_office_leaves_the_search_beside_it(
    page: Page, site: str, settings: Any
) -> None:
    settings.KPU_OFFICE_REGION = "33"
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{site}/berita/")
    name, search = (page.locator(each).bounding_box() for each in [".masthead-name", ".to-search"])
    assert name and search
    assert name["y"] < search["y"] < name["y"] + name["height"] / 2


def test_frames_fit_with_letters_twice_as_large(page: Page, site: str) -> None:
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 640})
        for path in ["peringkat/?provinsi=33", "peringkat/?q=kepulauan", "wilayah/33.10/"]:
            page.goto(f"{site}/sematan/ipp-contoh/{path}")
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert page.evaluate(SQUEEZED) == [], path


def test_two_places_of_a_region_are_told_apart_on_a_phone(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{site}{SAMPLE}/peringkat/?provinsi=33&per_halaman=25")
    place, within = (page.locator(f"tbody td.{each}").first for each in ["place", "in-province"])
    for each, pseudo, said in [(place, "::after", "nasional"), (within, "::before", "Di provinsi")]:
        style = f"each => getComputedStyle(each, '{pseudo}').content"
        assert said in each.evaluate(style)
        page.set_viewport_size({"width": 1280, "height": 640})
        assert each.evaluate(style) == "none"  # the head of the column says it
        page.set_viewport_size({"width": 360, "height": 640})


def test_the_way_to_a_region_with_an_award_is_as_high_as_a_finger(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{site}/penghargaan/")
    heights = "all => all.map((each) => each.getBoundingClientRect().height)"
    links = page.locator(".awards-list a").evaluate_all(heights)
    assert len(links) > 3 and min(links) >= 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_limits_of_bands_are_seen_on_the_deepest_bar(scheme: Any, page: Page, site: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site}{SAMPLE}/grafik/")
    colour = "each => getComputedStyle(each).stroke"
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert page.locator(".p-halo").first.evaluate(colour) == paper
    page.goto(f"{site}{SAMPLE}/peringkat/?tingkat=kabkota")
    line = page.locator(".ranking .fill-3 ~ .line").first
    assert line.evaluate(colour) == paper
    assert line.evaluate("each => getComputedStyle(each).paintOrder") == "stroke"


def test_few_stories_fill_their_row(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    kept = list(Article.objects.published().values_list("pk", flat=True)[:4])
    Article.objects.exclude(pk__in=kept).delete()
    page.goto(site)
    ends = "all => all.map(each => each.getBoundingClientRect().right)"
    row = page.locator(".stories.front, .stories.front > *")
    whole, _, second, third = row.evaluate_all(ends)
    assert second == pytest.approx(whole, abs=2)
    assert third == pytest.approx(whole, abs=2)  # alone below two


def test_headings_and_landmarks_are_in_order(page: Page, site: str) -> None:
    for path in PAGES:
        page.goto(site + path)
        levels = page.evaluate(HEADINGS)
        assert levels.count(1) == 1, path
        within = levels[levels.index(1) :]
        assert all(b - a <= 1 for a, b in itertools.pairwise(within)), (path, levels)
        for landmark in ["banner", "main", "contentinfo"]:
            expect(page.get_by_role(landmark)).to_have_count(1)
        expect(page.get_by_role("navigation", name="Utama")).to_have_count(1)


def test_in_the_readers_own_colours_everything_is_told_apart(page: Page, site: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(site)
    colour = "(each) => getComputedStyle(each)"
    nav = page.get_by_role("navigation", name="Utama").get_by_role("link")
    lines = nav.evaluate_all(f"all => all.map(each => ({colour})(each).borderBlockEndColor)")
    assert lines[0] not in lines[1:], "the section that one is in"
    for part in [".band", ".search-form button", ".search-form input"]:
        style = page.locator(part).first.evaluate(f"each => ({colour})(each).borderTopStyle")
        assert style == "solid", part
    ruler = page.locator(".ruler").first
    drawn = ruler.locator(".line").first.evaluate(f"each => ({colour})(each).fill")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert drawn != paper
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate(f"each => ({colour})(each).outlineStyle") == "solid"


def test_nothing_moves_for_whoever_wants_it_still(page: Page, site: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(site + ARTICLE)
    moving = "all => all.map(each => getComputedStyle(each).transitionDuration)"
    assert set(page.locator("a, button").evaluate_all(moving)) == {"0s"}


def test_four_regions_beside_each_other_on_a_tablet_break_no_word(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 768, "height": 800})
    page.goto(f"{site}{SAMPLE}/bandingkan/?wilayah=33.10&wilayah=33.09&wilayah=33.11&wilayah=33.12")
    level = page.get_by_role("row", name="Tingkat").get_by_role("cell")
    lines = """all => all.map((each) => {
        const words = document.createRange();
        words.selectNodeContents(each);
        return new Set([...words.getClientRects()].map(({ top }) => top)).size;
    })"""
    assert level.evaluate_all(lines) == [1] * 4


def test_on_a_projector_the_page_grows_with_its_letters(page: Page, site: str) -> None:
    sizes = []
    for width in (1280, 1920):
        page.set_viewport_size({"width": width, "height": 1080})
        page.goto(site)
        letters = "getComputedStyle(document.body).fontSize"
        sizes.append((page.evaluate(letters), page.locator("main > .wrap").bounding_box()))
    (small, narrow), (large, wide) = sizes
    assert (small, large) == ("16px", "18px")
    assert narrow and wide and wide["width"] > narrow["width"]
