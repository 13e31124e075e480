"""How the pages of an edition lead to each other, and where a region stands among others."""

import re

import pytest
from django.test import Client

from participation.models import Edition
from tests.participation.editions import draft, import_rows, public

RANKING = "/ipp/ipp-pilkada-2024/peringkat/"


@pytest.mark.parametrize("code", ["33.10", "33.09"])
def test_a_region_stands_out_among_its_neighbours_and_in_its_province(
    code: str, client: Client, sample: Edition
) -> None:
    result = sample.results.get(region=code)
    page = client.get(result.get_absolute_url())
    near = [each.rank_national for each in page.context["neighbours"]]
    assert near == sorted(near)
    assert result.rank_national in near[1:-1]  # between those above and those below
    rows = re.findall(r'(?s)<tr role="row" class="[^"]*\bown">.*?</tr>', page.content.decode())
    assert [re.findall(r"wilayah/([\d.]+)-", row) for row in rows] == [[code], [code]]


def test_a_region_that_alone_has_a_place_has_no_neighbours(client: Client, db: None) -> None:
    edition = draft()
    import_rows(edition, "33.10,61.20,Engagement")
    public(edition)
    page = client.get("/ipp/uji/wilayah/33.10-kabupaten-klaten/")
    assert page.context["neighbours"] == []
    assert "Peringkat terdekat" not in page.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/ipp/",
        RANKING,
        *(
            f"/ipp/ipp-pilkada-2024/{part}/"
            for part in ("wilayah/33-jawa-tengah", "grafik", "bandingkan", "metode", "ralat")
        ),
    ],
)
def test_the_pages_of_an_edition_lead_to_each_other(
    address: str, client: Client, real: Edition
) -> None:
    body = client.get(address).content.decode()
    (links,) = re.findall(r'(?s)<nav class="downloads" aria-label="Halaman IPP.*?</nav>', body)
    found = re.findall(r'href="/ipp/ipp-pilkada-2024/([^"]+)"', links)
    assert found == ["peringkat/", "grafik/", "bandingkan/", "metode/", "ralat/", "paket.zip"]


def test_an_award_leads_to_its_region(client: Client, real: Edition) -> None:
    body = client.get("/penghargaan/").content.decode()
    link = '<a href="/ipp/ipp-pilkada-2024/wilayah/33.10-kabupaten-klaten/">Kabupaten Klaten</a>'
    assert body.count(link) == 2
