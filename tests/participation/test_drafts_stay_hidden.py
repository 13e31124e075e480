"""Nothing of an unpublished edition shows through any door, not even by what is refused."""

import pytest
from django.test import Client

from participation.models import Award, AwardCategory, Band, Edition
from tests.participation.editions import draft

SECRET = "kategorirahasia"
PATHS = [
    "/",
    "/ipp/",
    "/penghargaan/",
    "/penghargaan/?kategori=apa",
    "/cari/?q=supiori",
    "/api/v1/editions/",
    "/api/v1/results/?kategori=apa",
    "/api/v1/awards/",
    "/api/v1/schema/",
    "/api/docs/",
    "/sitemap-edisi.xml",
    "/robots.txt",
]


@pytest.fixture
def hidden(real: Edition) -> Edition:
    """A draft with a band, an award category and an award that nobody may see yet."""
    edition = draft("edisirahasia")
    Band.objects.filter(edition=edition, position=3).update(slug=SECRET, name=SECRET)
    category = AwardCategory.objects.create(slug=SECRET, name=SECRET)
    source = real.results.get(region="33").source
    Award.objects.create(category=category, region_id="91.19", edition=edition, source=source)
    return edition


@pytest.mark.parametrize("path", PATHS)
def test_no_word_of_a_draft_is_anywhere(path: str, client: Client, hidden: Edition) -> None:
    body = client.get(path).content.decode()
    assert SECRET not in body
    assert "edisirahasia" not in body


def test_award_filters_do_not_tell_who_wins(client: Client, hidden: Edition) -> None:
    winner, other = (client.get("/penghargaan/", {"wilayah": code}) for code in ("91.19", "91.18"))
    assert (winner.status_code, other.status_code) == (400, 400)
    assert client.get("/penghargaan/", {"kategori": SECRET}).status_code == 400
    assert client.get("/api/v1/results/", {"edition": "edisirahasia"}).status_code == 400
