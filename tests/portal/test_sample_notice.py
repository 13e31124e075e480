"""Made-up numbers are called so wherever they stand, and stand nowhere else."""

import csv
import io
import re
import zipfile
from html import unescape
from typing import Any
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from PIL import Image

from participation.actions.unfreezing import published_may_change
from participation.models import Award, AwardCategory, Edition
from participation.sample import SLUG
from tests.participation.editions import withdraw

NOTICE = "DATA CONTOH, bukan data resmi"
OFFICIAL = "ipp-pilkada-2024"
REGION = "33.10-kabupaten-klaten"
# Figures that the announced edition has itself: its four scores and the ends of its bands.
KNOWN_FIGURES = {"80,87", "79,10", "79,05", "78,27", "60,00", "77,50"}


def edition_routes() -> list[str]:
    """The name of every address below an edition's own; a new one is tested without being told."""
    below = [
        route
        for route in get_resolver().url_patterns
        if str(route.pattern) == "ipp/<slug:slug>/" and not isinstance(route, URLPattern)
    ]
    return [str(route.name) for route in below[0].url_patterns]


# What an address needs beside the edition.
MORE = {
    "region": [REGION], "region_card": [REGION[:5]], "release": [1], "picture_svg": ["peta"],
    "picture_png": ["sebaran"],
}  # fmt: skip


def address(name: str, slug: str = SLUG) -> str:
    return reverse(name, args=[slug, *MORE.get(name, [])])


def written(response: Any) -> str:
    """The answer as text; of a package or workbook what is packed in it, of a PNG what it tells."""
    if response["Content-Type"] == "image/png":
        return str(Image.open(io.BytesIO(response.content)).info["Description"])
    if not response.content.startswith(b"PK"):
        return response.content.decode()
    packed = zipfile.ZipFile(io.BytesIO(response.content))
    return "".join(packed.read(name).decode() for name in packed.namelist())


def text(response: Any) -> str:
    body = re.sub(r"(?s)<(script|style).*?</\1>", " ", response.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def sample_figures(edition: Edition) -> set[str]:
    """The made-up scores, as pages and as files write them."""
    scores = {str(result.score) for result in edition.results.exclude(score=None)}
    return {score.replace(".", ",") for score in scores} - KNOWN_FIGURES


def figures(response: Any) -> set[str]:
    """Scores as this kind of answer writes them: "61,20" on a page, a cell "61.20" in a file."""
    kind, body = response["Content-Type"], response.content.decode()
    if kind.startswith("text/html"):
        return set(re.findall(r"(?<![\d.,])\d{1,3},\d\d(?![\d.,])", text(response)))
    if kind.startswith("text/csv"):
        found = [row["score"] for row in csv.DictReader(io.StringIO(body))]
    else:
        found = re.findall(r'"score": ?"([\d.]+)"', body)
    return {score.replace(".", ",") for score in found}


def test_the_routes_below_an_edition_are_found(db: None) -> None:
    found = set(edition_routes())
    assert {"ranking", "region", "method", "results_csv", "results_xlsx", "package"} <= found


@pytest.mark.parametrize("name", edition_routes())
def test_everything_of_the_sample_carries_the_notice_and_stays_out_of_search_engines(
    name: str, client: Client, sample: Edition
) -> None:
    response = client.get(address(name), follow=True)
    assert response.status_code == 200
    assert NOTICE in written(response)
    if response["Content-Type"].startswith("text/html"):
        page = response.content.decode()
        assert f"<strong>{NOTICE}</strong>" in page
        assert '<meta name="robots" content="noindex, nofollow">' in page
        # Web archives keep it with its notice; a header for all robots would shut them out.
        assert '<meta name="archive.org_bot" content="index, nofollow">' in page
        assert "X-Robots-Tag" not in response
    else:
        assert response["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("name", edition_routes())
def test_nothing_of_the_announced_edition_carries_it(
    name: str, client: Client, real: Edition
) -> None:
    response = client.get(address(name, OFFICIAL), follow=True)
    assert response.status_code == 200
    assert NOTICE not in written(response)
    assert "X-Robots-Tag" not in response
    assert "archive.org_bot" not in written(response)


def test_each_row_and_the_name_of_the_file_tell_it(client: Client, sample: Edition) -> None:
    response = client.get(address("results_csv"))
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert len(rows) == 552
    assert {row["notice"] for row in rows} == {NOTICE}
    for name in ("results_csv", "results_excel_csv", "results_xlsx", "results_json", "package"):
        disposition = client.get(address(name))["Content-Disposition"]
        assert 'filename="DATA-CONTOH-' in disposition, name
    answer = client.get(address("results_json")).json()
    assert answer["notice"] == NOTICE
    assert {row["notice"] for row in answer["results"]} == {NOTICE}


@pytest.mark.parametrize(
    "query", ["", "&tingkat=kabkota&provinsi=33", "&q=klaten", "&kategori=engagement&halaman=2"]
)
def test_each_row_of_the_api_tells_it(query: str, client: Client, sample: Edition) -> None:
    response = client.get(f"/api/v1/results/?edition={SLUG}{query}")
    rows = response.json()["results"]
    assert rows
    assert {row["notice"] for row in rows} == {NOTICE}
    assert "noindex" in response["X-Robots-Tag"]


def test_the_api_tells_it_of_the_edition_itself(client: Client, sample: Edition) -> None:
    one = client.get(f"/api/v1/editions/{SLUG}/")
    assert (one.json()["is_sample"], one.json()["notice"]) == (True, NOTICE)
    everything = client.get("/api/v1/editions/")
    told = {row["slug"]: (row["is_sample"], row["notice"]) for row in everything.json()["results"]}
    assert told == {OFFICIAL: (False, None), SLUG: (True, NOTICE)}
    assert "noindex" in one["X-Robots-Tag"]
    assert "noindex" in everything["X-Robots-Tag"]


def test_a_made_up_award_never_stands_among_the_real_ones(client: Client, sample: Edition) -> None:
    source = Edition.objects.get(slug=OFFICIAL).results.get(region="33").source
    category = AwardCategory.objects.create(slug="rekaan", name="Penghargaan Rekaan")
    award = {"category": category, "edition": sample, "source": source}
    Award.objects.create(region_id="33.10", reason="Alasan rekaan", **award)
    for path in ("/penghargaan/", "/", address("region", OFFICIAL)):
        assert "Alasan rekaan" not in client.get(path).content.decode()
    assert client.get("/penghargaan/").context["total"] == 7
    assert client.get("/api/v1/awards/").json()["count"] == 7


def test_robots_are_told_to_stay_away(client: Client, sample: Edition) -> None:
    """Search engines from all that is made up; web archives only from what is for nobody."""
    robots = RobotFileParser()
    robots.parse(client.get("/robots.txt").content.decode().splitlines())
    for name in edition_routes():
        assert not robots.can_fetch("Googlebot", address(name))
        assert robots.can_fetch("archive.org_bot", address(name))
        assert robots.can_fetch("Googlebot", address(name, OFFICIAL))
    for closed in [reverse("admin:index"), "/cari/?q=klaten"]:
        assert not robots.can_fetch("Googlebot", closed)
        assert not robots.can_fetch("archive.org_bot", closed)


def test_the_sitemap_has_none_of_it(client: Client, sample: Edition) -> None:
    index = client.get("/sitemap.xml").content.decode()
    sections = [
        re.sub(r"^https?://[^/]+", "", url) for url in re.findall(r"<loc>(.*?)</loc>", index)
    ]
    assert sections
    addresses = [
        found.text or ""
        for section in sections
        for found in ElementTree.fromstring(client.get(section).content).iter()  # noqa: S314 (our own)
        if found.tag.endswith("loc")
    ]
    assert any(f"/ipp/{OFFICIAL}/wilayah/" in url for url in addresses)
    assert [url for url in addresses if SLUG in url] == []


PLACES = [
    "/",
    "/ipp/",
    "/cari/?q=klaten",
    "/cari/?q=jawa+tengah",
    "/cari/?q=contoh",
    "/berita/",
    "/berita/?q=skor",
    "/penghargaan/",
    "/api/v1/results/",
    "/api/v1/results/?per_halaman=1000",
    "/api/v1/results/?provinsi=33",
    "/api/v1/results/?edition=",
    f"/api/v1/results/?edition={OFFICIAL}&per_halaman=1000",
    "/api/v1/awards/",
    *(f"/ipp/{OFFICIAL}/{part}" for part in ("peringkat/", "metode/", "unduh.csv", "unduh.json")),
    f"/ipp/{OFFICIAL}/grafik/",
    f"/ipp/{OFFICIAL}/grafik/riwayat-33.10.svg",
    f"/ipp/{OFFICIAL}/bandingkan/?wilayah=33.10&wilayah=33",
    f"/ipp/{OFFICIAL}/peringkat/?tingkat=kabkota",
    f"/ipp/{OFFICIAL}/wilayah/{REGION}/",
    f"/ipp/{OFFICIAL}/wilayah/33-jawa-tengah/",
]


@pytest.mark.parametrize("place", PLACES)
def test_no_made_up_figure_stands_among_announced_ones(
    place: str, client: Client, sample: Edition
) -> None:
    response = client.get(place)
    assert response.status_code == 200
    assert figures(response) & sample_figures(sample) == set()


def test_the_figures_would_be_found_if_they_stood_there(client: Client, sample: Edition) -> None:
    made_up = sample_figures(sample)
    assert len(made_up) > 300
    files = [address("results_csv"), address("results_json")]
    for place in [
        address("ranking"),
        address("region"),
        f"/api/v1/results/?edition={SLUG}",
        *files,
    ]:
        assert figures(client.get(place)) & made_up, place


def test_the_sample_is_never_the_latest_edition(client: Client, sample: Edition) -> None:
    with published_may_change():
        Edition.objects.filter(slug=OFFICIAL).update(election_date="2020-12-09")
    page = client.get("/ipp/")
    assert page.context["edition"].slug == OFFICIAL
    assert client.get("/").context["edition"].slug == OFFICIAL


def test_with_the_sample_alone_the_index_shows_no_figure(client: Client, sample: Edition) -> None:
    withdraw(OFFICIAL)
    for place in ["/", "/ipp/", "/cari/?q=klaten", "/api/v1/results/"]:
        response = client.get(place)
        assert response.status_code == 200
        assert figures(response) & sample_figures(sample) == set()
    assert NOTICE in text(client.get("/ipp/"))
    assert client.get("/api/v1/results/").json()["count"] == 0
