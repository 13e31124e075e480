"""The pictures beside shared links: what is drawn on them, and that their address tells it."""

import io
import itertools
import re
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from kpuportal.cards import HEIGHT, SPAN, Card
from kpuportal.formats import short_date
from kpuportal.lettering import font_of
from participation import actions, region_page
from participation.actions.unfreezing import published_may_change
from participation.edition_card import edition_card
from participation.facts import Facts
from participation.models import Edition, NationalRecap, Result, Source
from participation.pictures.drawing import Inset, Text
from participation.pictures.looks import look_of
from participation.public_editions import public_edition
from participation.region_card import region_card
from participation.sample import CITATION
from tests.participation.editions import draft, import_rows, public

SITE = "https://kpu.example"
NOTICE = "DATA CONTOH, bukan data resmi"
REAL, SAMPLE = "ipp-pilkada-2024", "ipp-contoh"
KLATEN = "wilayah/33.10-kabupaten-klaten/"
# Pages, and what the sentence beside their picture says.
RECAP = (
    "Rekap nasional IPP Pilkada 2024: 37 provinsi: Participatory 4, Engagement 31, Involvement 2; "
    "508 kabupaten/kota: Participatory 24, Engagement 446, Involvement 38. "
    "Rincian tersedia untuk 40 dari 545 daerah."
)
OFFICE = "KPU Kabupaten Klaten: berita dan Indeks Partisipasi"
TOLD = {
    f"/ipp/{REAL}/{KLATEN}": "Kabupaten Klaten masuk kategori Engagement pada IPP Pilkada 2024; "
    "skornya belum dipublikasikan.",
    f"/ipp/{REAL}/wilayah/35-jawa-timur/": "Provinsi Jawa Timur memperoleh skor 80,87 dan masuk "
    "kategori Participatory pada IPP Pilkada 2024. Peringkat nasional 1 dari 4 provinsi yang "
    "skornya diketahui.",
    f"/ipp/{SAMPLE}/{KLATEN}": f"{NOTICE}: Kabupaten Klaten memperoleh skor",
    "/ipp/": RECAP,
    f"/ipp/{REAL}/peringkat/?tingkat=kabkota": RECAP,
    f"/ipp/{REAL}/bandingkan/?wilayah=33.10": RECAP,
    f"/ipp/{REAL}/metode/": RECAP,
    f"/ipp/{REAL}/ralat/": RECAP,
    f"/ipp/{REAL}/grafik/": RECAP,
    f"/ipp/{SAMPLE}/peringkat/": f"{NOTICE}: Rekap nasional IPP Contoh",
    "/": OFFICE,
    "/berita/": OFFICE,
    "/penghargaan/": OFFICE,
    "/tentang/": OFFICE,
}


@pytest.fixture(autouse=True)
def _site(settings: Any) -> None:
    settings.SITE_URL = SITE


def _meta(client: Client, address: str) -> dict[str, str]:
    body = client.get(address).content.decode()
    pairs = re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">', body)
    assert len(pairs) == len(dict(pairs))
    return {name: unescape(value) for name, value in pairs}


def _region(code: str, slug: str = SAMPLE) -> Result:
    return region_page.results_with_counts(slug).get(region=code)


def _texts(code: str, slug: str = SAMPLE) -> list[str]:
    return region_card(_region(code, slug)).texts


def _size(content: bytes) -> tuple[int, int]:
    assert len(content) < 300_000
    return Image.open(io.BytesIO(content)).size


# --- On pages -------------------------------------------------------------------------------------
@pytest.mark.parametrize("address", TOLD)
def test_a_page_names_a_picture_that_is_there_and_says_what_it_shows(
    address: str, client: Client, real: Edition
) -> None:
    told = _meta(client, address)
    assert told["og:image"] == told["twitter:image"]
    assert told["og:image:alt"] == told["twitter:image:alt"]
    assert told["og:image:alt"].startswith(TOLD[address])
    assert told["twitter:card"] == "summary_large_image"
    assert re.fullmatch(rf"{SITE}/[a-z0-9./-]*kartu\.png\?v=[0-9a-f]{{8}}", told["og:image"])
    answer = client.get(told["og:image"].removeprefix(SITE))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert (told["og:image:type"], told["og:image:width"], told["og:image:height"]) == (
        "image/png", "1200", "630",
    )  # fmt: skip
    assert _size(answer.content) == (1200, 630)
    assert "immutable" in answer["Cache-Control"]
    assert ("noindex" in answer.get("X-Robots-Tag", "")) == (SAMPLE in address)


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        (f"/ipp/{REAL}/wilayah/33.10/kartu.png", 2),
        (f"/ipp/{SAMPLE}/wilayah/33/kartu.png", 2),
        (f"/ipp/{REAL}/kartu.png", 2),
        ("/kartu.png", 0),
    ],
)
def test_a_picture_costs_few_queries_and_is_told_by_its_etag(
    address: str, queries: int, client: Client, real: Edition, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(queries):
        answer = client.get(address)
    assert answer["Cache-Control"].startswith("public, max-age=30,")
    again = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_only_the_version_is_understood(client: Client, real: Edition) -> None:
    address = f"/ipp/{REAL}/wilayah/33.10/kartu.png"
    for query in ["v=", "v=1", "v=ABCDEF01", "v=00000000&v=00000000", "w=1", "v=00000000&w=1"]:
        refused = client.get(f"{address}?{query}")
        assert refused.status_code == 400, query
    assert "Isi “v” bukan tanda gambar" in unescape(client.get(f"{address}?v=1").content.decode())
    old = client.get(f"{address}?v=00000000")
    assert (old.status_code, old["Cache-Control"]) == (302, "no-store")
    assert old["Location"] == f"{address}?v={region_card(_region('33.10', REAL)).version}"
    assert client.get(old["Location"]).status_code == 200


def test_lines_can_be_read_where_a_messenger_shows_the_picture_small(real: Edition) -> None:
    half = 300 / SPAN  # pixels of a screen for each unit
    for card in [edition_card(public_edition(REAL)), *map(region_card, _some(REAL))]:
        office, *_, origin = [each for each in card.shapes if isinstance(each, Text)]
        for line in (office, origin):
            assert float(look_of(line.look)["font-size"]) * half >= 9.5, line
    index = next(
        each for each in edition_card(public_edition(REAL)).shapes
        if isinstance(each, Text) and each.text == "Indeks Partisipasi Pilkada"
    )  # fmt: skip
    assert float(look_of(index.look)["font-size"]) * half >= 11


def test_a_draft_has_no_card(client: Client, db: None) -> None:
    draft("rahasia")
    for part in ["kartu.png", "wilayah/33.10/kartu.png", "wilayah/33/kartu.png?v=00000000"]:
        assert client.get(f"/ipp/rahasia/{part}").status_code == 404
    for code in ["99", "33.10-kabupaten-klaten", "33.99"]:
        assert client.get(f"/ipp/{REAL}/wilayah/{code}/kartu.png").status_code == 404


# --- What is drawn --------------------------------------------------------------------------------
def test_a_score_stands_with_band_place_source_and_scale(real: Edition) -> None:
    assert _texts("35", REAL) == [
        "KPU Kabupaten Klaten", "Provinsi Jawa Timur", "IPP Pilkada 2024", "80,87",
        "Participatory", "Peringkat nasional 1", "dari 4 provinsi yang skornya diketahui",
        "0", "100", "60", "77,5", "Sumber resmi, 18 Oktober 2025",
    ]  # fmt: skip


def test_a_band_alone_says_that_its_score_is_not_published(real: Edition) -> None:
    assert _texts("33.10", REAL) == [
        "KPU Kabupaten Klaten", "Kabupaten Klaten", "IPP Pilkada 2024", "Engagement",
        "Skor belum dipublikasikan", "0", "100", "60", "77,5", "Siaran pers, Oktober 2025",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "name", "said"),
    [
        ("31", "Daerah Khusus Ibukota Jakarta", ["Skor dan kategori belum", "dipublikasikan"]),
        ("34.71", "Kota Yogyakarta", ["Skor dan kategori belum", "dipublikasikan"]),
        (
            "34",
            "Daerah Istimewa Yogyakarta",
            ["Tidak berlaku", "Gubernur DIY tidak dipilih"],
        ),
        ("31.71", "Kota Administrasi Jakarta Pusat", ["Tidak berlaku", "Wilayah administrasi DKI"]),
    ],
)
def test_what_is_missing_is_named_with_its_reason(
    code: str, name: str, said: list[str], real: Edition
) -> None:
    texts = _texts(code, REAL)
    assert texts[1] == name
    for words in said:
        assert any(line.startswith(words) for line in texts[2:]), words
    assert not any(re.search(r"\d,\d", line) for line in texts)


def test_made_up_numbers_say_so_in_place_of_the_emblem(sample: Edition) -> None:
    found = public_edition(SAMPLE)
    for card in [edition_card(found), *map(region_card, _some(SAMPLE))]:
        notice = next(each for each in card.shapes if isinstance(each, Text))
        assert notice.text == NOTICE
        assert float(look_of(notice.look)["font-size"]) >= 26
        assert card.emblem is None
        assert card.alt.startswith(f"{NOTICE}: ")
        assert card.texts[-1].startswith(("Data contoh", "Edisi terbit"))
        assert card.texts[-1].endswith("KPU Kabupaten Klaten")


def test_nothing_announced_is_called_made_up(real: Edition) -> None:
    for card in [edition_card(public_edition(REAL)), *map(region_card, _some(REAL))]:
        assert not any("contoh" in line.lower() for line in [*card.texts, card.alt])
        assert card.emblem


def test_what_only_media_state_is_never_called_official(db: None) -> None:
    edition = draft()
    import_rows(edition, "33.10,61.20,Engagement", "33.09,,Engagement", "33.11,60.00,Engagement")
    media = Source.objects.create(citation="Harian Uji, 1 Maret 2025", status="media")
    edition.results.filter(region__in=["33.10", "33.09"]).update(source=media)
    public(edition)
    for code in ["33.10", "33.09"]:
        card = region_card(_region(code, "uji"))
        assert "menurut media, bukan angka resmi" in card.texts
        assert card.texts[-1].startswith("Menurut media, bukan angka resmi. Edisi terbit ")
        assert card.alt.startswith("Menurut media, ")
        assert not any("sumber resmi" in line.lower() for line in card.texts)
        assert not any(line.endswith("…") for line in card.texts)
        _assert_apart(card)
    assert "Peringkat 1 dari 2 yang skornya diketahui" in _texts("33.10", "uji")
    assert "bukan angka resmi" not in " ".join(_texts("33.11", "uji"))


def test_an_edition_shows_its_recap_or_that_there_is_none(real: Edition) -> None:
    assert edition_card(public_edition(REAL)).texts == [
        "KPU Kabupaten Klaten", "IPP Pilkada 2024", "Indeks Partisipasi Pilkada",
        "Participatory", "Engagement", "Involvement", "Provinsi", "4", "31", "2",
        "Kabupaten/kota", "24", "446", "38", "Rincian tersedia untuk 40 dari 545 daerah",
        "Sumber resmi, 18 Oktober 2025",
    ]  # fmt: skip
    public(draft())
    card = edition_card(public_edition("uji"))
    assert "Rekap nasional belum dipublikasikan" in card.texts
    assert card.alt.startswith("IPP Uji. Rekap nasional belum dipublikasikan.")
    _assert_apart(card)


# --- Corrections ----------------------------------------------------------------------------------
def test_a_corrected_score_is_another_picture_at_another_address(
    client: Client, staff_client: Client, sample: Edition
) -> None:
    address = f"/ipp/{SAMPLE}/{KLATEN}"
    before, other = _meta(client, address)["og:image"], f"/ipp/{SAMPLE}/wilayah/11-aceh/"
    untouched = _meta(client, other)["og:image"]
    old = client.get(before.removeprefix(SITE))
    wanted = Facts(score=Decimal("82.50"), absence="", source=CITATION)
    actions.correct(edition=sample, wanted={"33.10": wanted}, reason="Salah ketik.", by=None)
    after = _meta(client, address)["og:image"]
    assert after != before
    assert _meta(client, other)["og:image"] == untouched
    assert client.get(after.removeprefix(SITE)).content != old.content
    assert client.get(before.removeprefix(SITE))["Location"] == after.removeprefix(SITE)
    texts = _texts("33.10")
    assert {"82,50", "Participatory"} <= set(texts)
    assert "diralat " in texts[-1]
    card = edition_card(public_edition(SAMPLE))
    today = short_date(timezone.now())
    assert card.texts[-1] == f"Data contoh; diralat {today}. KPU Kabupaten Klaten"
    assert card.alt.endswith(f" Diralat {today}.")
    _assert_apart(card)


def test_a_corrected_recap_is_another_picture_of_the_edition(client: Client, real: Edition) -> None:
    before = _meta(client, f"/ipp/{REAL}/metode/")["og:image"]
    with published_may_change():
        NationalRecap.objects.filter(edition=real, count=446).update(count=445)
    assert _meta(client, f"/ipp/{REAL}/metode/")["og:image"] != before


# --- Room -----------------------------------------------------------------------------------------
def _some(slug: str) -> list[Result]:
    found = region_page.results_with_counts(slug).prefetch_related("edition__bands")
    return list(found.filter(region__in=["33", "33.10", "34", "31.71", "71.09"]))


Box = tuple[float, float, float, float]


def _box(shape: Text | Inset) -> Box:
    """Left, top, right and bottom of what is seen of it."""
    if isinstance(shape, Inset):
        height = shape.drawing.height_at(shape.width)
        return shape.x, shape.y, shape.x + shape.width, shape.y + height
    size = round(float(look_of(shape.look)["font-size"]))
    width = font_of(4 * size).getlength(shape.text) / 4
    return shape.x, shape.y - 0.73 * size, shape.x + width, shape.y + 0.2 * size


def _assert_apart(card: Card) -> None:
    """Nothing stands on anything else or beyond the edge."""
    seen = [each for each in card.shapes if isinstance(each, Text | Inset)]
    boxes = [(_box(each), each) for each in seen]
    for (left, top, right, bottom), shape in boxes:
        assert left >= 36, shape
        assert right <= SPAN - 30, shape
        assert top >= 12, shape
        assert bottom <= HEIGHT - 5, shape
    for (one, first), (two, second) in itertools.combinations(boxes, 2):
        beside = one[2] <= two[0] or two[2] <= one[0]
        assert beside or one[3] <= two[1] + 1 or two[3] <= one[1] + 1, (first, second)


@pytest.mark.parametrize("slug", [REAL, SAMPLE])
def test_no_name_of_any_region_stands_on_something_else(slug: str, real: Edition) -> None:
    results = list(region_page.results_with_counts(slug).prefetch_related("edition__bands"))
    assert len(results) == 552
    for result in results:
        card = region_card(result)
        _assert_apart(card)
        assert not any(line.endswith("…") for line in card.texts), card.texts
        assert "".join(result.region.full_name.split()) in "".join("".join(card.texts).split())
    _assert_apart(edition_card(public_edition(slug)))


def test_the_longest_words_of_an_edition_leave_room_too(real: Edition) -> None:
    found = public_edition(REAL)
    found.name, found.official_name = "Indeks " * 14, "W" * 150
    found.recap_rows[0]["name"] = "Kategori dengan nama yang amat panjang sekali"  # type: ignore[attr-defined]  # annotated
    _assert_apart(edition_card(found))
    longest = max(region_page.results_with_counts(REAL), key=lambda each: len(each.region.name))
    longest.edition.name, longest.reason = "Indeks " * 14, "alasan " * 28
    for absence in ["not_published", "not_measured", "not_applicable"]:
        longest.absence, longest.band, longest.score = absence, None, None
        card = region_card(longest)
        _assert_apart(card)
        assert _size(card.as_png()) == (1200, 630)
