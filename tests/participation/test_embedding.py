"""Cards and rankings stand on other sites: small, labelled, and found by oEmbed."""

import gzip
import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client

from kpuportal.stylesheets import composed
from participation.models import Edition, Source

SITE = settings.SITE_URL
REGION = "/ipp/ipp-pilkada-2024/wilayah/33-jawa-tengah/"
RANKING = "/ipp/ipp-contoh/peringkat/?tingkat=kabkota&provinsi=33"
CARD, LIST = "/sematan/ipp-pilkada-2024/wilayah/33/", "/sematan/ipp-contoh/peringkat/?provinsi=33"


def _page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def _text(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_a_card_says_what_whose_and_from_when(client: Client, real: Edition) -> None:
    page = _page(client, CARD)
    for part in (
        "Jawa Tengah", "IPP Pilkada 2024", "79,10", "Participatory", "Peringkat 2 dari 4",
        "Sumber: KPU RI, peluncuran IPP Pilkada 2024", "Angka per",
    ):  # fmt: skip
        assert part in _text(page)
    assert f'<a href="{SITE}{REGION}" target="_blank" rel="noopener">' in page
    assert "DATA CONTOH" not in page


def test_a_card_without_a_score_says_why(client: Client, real: Edition) -> None:
    assert "Skor belum dipublikasikan" in _text(
        _page(client, "/sematan/ipp-pilkada-2024/wilayah/33.10/")
    )
    text = _text(_page(client, "/sematan/ipp-pilkada-2024/wilayah/34/"))
    assert "Skor tidak berlaku: Gubernur DIY" in text
    assert not re.search(r"\b0,00\b", text)


def test_a_number_of_media_alone_is_never_framed_as_an_official_one(
    client: Client, real: Edition
) -> None:
    ranking = "/sematan/ipp-pilkada-2024/peringkat/?tingkat=provinsi"
    for address in (CARD, ranking):
        assert "menurut media" not in _text(_page(client, address))
    Source.objects.filter(pk=real.results.get(region="33").source_id).update(status="media")
    assert "79,10 Participatory menurut media" in _text(_page(client, CARD))
    assert _text(_page(client, ranking)).count("menurut media") == 4


def test_a_ranking_holds_the_first_rows_of_the_same_filters(
    client: Client, sample: Edition
) -> None:
    page = _page(client, LIST)
    shown = [
        unescape(name) for name in re.findall(r'<th [^>]*scope="row"><a [^>]+>([^<]+)</a>', page)
    ]
    rows = client.get(RANKING).context["page"].object_list
    assert shown == [row.region.name for row in rows[:10]]
    assert "10 dari 35 wilayah" in _text(page)
    assert "Peringkat kabupaten/kota di Jawa Tengah, IPP Contoh" in _text(page)
    assert f'href="{SITE}/ipp/ipp-contoh/peringkat/?provinsi=33" target="_blank"' in page


@pytest.mark.parametrize("address", [LIST, "/sematan/ipp-contoh/wilayah/33.10/"])
def test_a_sample_says_so(address: str, client: Client, sample: Edition) -> None:
    response = client.get(address)
    assert "<strong>DATA CONTOH, bukan data resmi</strong>" in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert client.get(CARD)["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("address", [CARD, LIST])
def test_it_is_light(address: str, client: Client, real: Edition) -> None:
    response = client.get(address, headers={"Accept-Encoding": "gzip"})
    page = gzip.decompress(response.content).decode()
    styles = re.findall(r'rel="stylesheet" href="/static/([^"]+)"', page)
    assert len(styles) == 1
    assert "<script" not in page
    weight = sum(len(gzip.compress(composed(name))) for name in styles)
    assert len(response.content) + weight < 15 * 1024


def test_what_is_not_there_cannot_be_framed(client: Client, db: None, real: Edition) -> None:
    Edition.objects.create(
        slug="rahasia", name="IPP Rahasia", official_name="IPP", election="x",
        election_date="2020-12-09",
    )  # fmt: skip
    for path in ("rahasia/peringkat/", "rahasia/wilayah/33/", "ipp-pilkada-2024/wilayah/99/"):
        assert client.get(f"/sematan/{path}").status_code == 404
    for query in ("provinsi=99", "halaman=2", "x=1", "kategori=a&kategori=b"):
        response = client.get(f"/sematan/ipp-contoh/peringkat/?{query}")
        assert response.status_code == 400
        assert "masthead" not in response.content.decode()


# --- oEmbed ---------------------------------------------------------------------------------------
def _asked(client: Client, url: str, **more: str) -> Any:
    return client.get("/oembed/", {"url": url, **more})


@pytest.mark.parametrize(("shown", "frame"), [(REGION, CARD), (RANKING, LIST)])
def test_a_page_leads_to_its_frame(shown: str, frame: str, client: Client, real: Edition) -> None:
    found = re.findall(
        r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"',
        _page(client, shown),
    )
    assert len(found) == 1
    address = urlsplit(unescape(found[0]))
    assert f"{address.scheme}://{address.netloc}" == SITE
    answer = client.get(f"{address.path}?{address.query}").json()
    assert (answer["version"], answer["type"], answer["width"]) == ("1.0", "rich", 600)
    assert answer["provider_name"].startswith("KPU ")
    [source] = re.findall(r'<iframe src="([^"]+)"', answer["html"])
    source = unescape(source)
    assert source.startswith(f"{SITE}/sematan/")
    framed = client.get(source.removeprefix(SITE))
    assert framed.status_code == 200
    assert unescape(framed.content.decode()).count(answer["title"]) >= 1
    assert urlsplit(source).path == urlsplit(frame).path
    assert f'title="{answer["title"]}"' in answer["html"]


def test_xml_says_the_same(client: Client, real: Edition) -> None:
    answer = _asked(client, SITE + REGION).json()
    response = _asked(client, SITE + REGION, format="xml")
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)  # noqa: S314 (our own)
    assert root.tag == "oembed"
    assert {child.tag: child.text for child in root} == {
        name: str(value) for name, value in answer.items()
    }


def test_it_keeps_to_the_room_there_is(client: Client, real: Edition) -> None:
    answer = _asked(client, SITE + REGION, maxwidth="320", maxheight="200").json()
    assert (answer["width"], answer["height"]) == (320, 200)
    assert 'width="320" height="200"' in answer["html"]
    assert _asked(client, SITE + REGION, maxwidth="9999").json()["width"] == 600


@pytest.mark.parametrize(
    ("url", "more", "status"),
    [
        ("https://lain.example/ipp/ipp-pilkada-2024/peringkat/", {}, 404),
        (SITE + ".lain.example" + REGION, {}, 404),
        (SITE + "@lain.example" + REGION, {}, 404),
        (SITE + "/", {}, 404),
        (SITE + "/admin/", {}, 404),
        (SITE + "/ipp/rahasia/peringkat/", {}, 404),
        (SITE + "/ipp/ipp-pilkada-2024/wilayah/99/", {}, 404),
        (SITE + "/ipp/ipp-pilkada-2024/wilayah/%00/", {}, 404),
        (SITE + "/ipp/ipp-pilkada-2024/peringkat/?provinsi=99", {}, 404),
        (SITE + REGION, {"format": "yaml"}, 501),
        (SITE + REGION, {"maxwidth": "lebar"}, 400),
        (SITE + REGION, {"maxwidth": "0"}, 400),
        (SITE + REGION, {"maxheight": "-1"}, 400),
        ("", {}, 400),
        (SITE + REGION, {"dnt": "1"}, 200),
    ],
)
def test_whatever_else_is_asked_is_refused_as_the_standard_says(
    url: str, more: dict[str, str], status: int, client: Client, real: Edition
) -> None:
    assert _asked(client, url, **more).status_code == status


@pytest.mark.parametrize("url", ["", "https://lain.example/", f"{SITE}/berita/"])
def test_a_refusal_says_what_can_be_embedded_with_an_example(
    url: str, client: Client, real: Edition
) -> None:
    response = _asked(client, url)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    sentence = response.content.decode()
    assert "halaman wilayah dan halaman peringkat" in sentence
    shown = sentence.partition("Contoh: ")[2]
    assert shown.startswith(f"{SITE}/oembed/?url=")
    answer = client.get(shown.removeprefix(SITE)).json()
    assert "/sematan/ipp-pilkada-2024/wilayah/33.10/" in answer["html"]
    wrong = _asked(client, SITE + REGION, maxwidth="lebar").content.decode()
    assert wrong == "Isi maxwidth dengan bilangan bulat mulai dari 1: 600."


# --- On the pages ---------------------------------------------------------------------------------
@pytest.mark.parametrize("address", [REGION, RANKING])
def test_the_code_can_be_copied_from_the_page(address: str, client: Client, real: Edition) -> None:
    page = _page(client, address)
    [code] = re.findall(r"(?s)<textarea[^>]*\breadonly\b[^>]*>(.*?)</textarea>", page)
    assert "<" not in code
    code = unescape(code)
    assert code.startswith(f'<iframe src="{SITE}/sematan/')
    assert 'width="100%"' in code
    [source] = re.findall(r'src="([^"]+)"', code)
    assert client.get(unescape(source).removeprefix(SITE)).status_code == 200


@pytest.mark.parametrize(
    ("address", "most"),
    [
        (CARD, 3),
        (LIST, 5),
        ("/oembed/?url=" + SITE + REGION, 1),
        ("/oembed/?url=" + SITE + "/ipp/ipp-contoh/peringkat/", 2),
    ],
)
def test_queries_stay_few(
    address: str, most: int, client: Client, real: Edition, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(most):
        assert client.get(address).status_code == 200
