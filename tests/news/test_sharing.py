"""Share links open with exactly our title and address, whatever the title holds."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.sharing import share_links

URL = "https://kpu.example/berita/rapat-pleno/"
NASTY = [
    "A & B = C? #Pilkada2024",
    "\"Kutip\" dan 'petik'",
    "<script>alert(1)</script>",
    "100% sah + tuntas",
    "Baris\nbaru",
    "Pemilu \U0001f5f3\ufe0f & suara",
    "a/b\\c;d,e:f@g",
    "é ü ñ — “”",
]


def said(link):
    """What the other site is told, decoded once."""
    return {key: values[0] for key, values in parse_qs(urlsplit(link["url"]).query).items()}


@pytest.mark.parametrize("title", NASTY)
def test_titles_arrive_unharmed(title):
    check(title)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_title_arrives_unharmed(title):
    check(title)


def check(title):
    facebook, x, whatsapp, telegram = share_links(URL, title)
    assert said(facebook) == {"u": URL}
    assert said(x) == {"text": title, "url": URL}
    assert said(whatsapp) == {"text": f"{title}\n{URL}"}
    assert said(telegram) == {"url": URL, "text": title}
    for link in (facebook, x, whatsapp, telegram):
        assert link["url"].isascii()
        assert not set(link["url"]) & set(" \"'<>\n#")


def test_the_links_are_exactly_these():
    links = {link["key"]: link["url"] for link in share_links("https://a.id/b/c/", "A & B")}
    page = "https%3A%2F%2Fa.id%2Fb%2Fc%2F"
    assert links == {
        "facebook": f"https://www.facebook.com/sharer/sharer.php?u={page}",
        "x": f"https://x.com/intent/post?text=A%20%26%20B&url={page}",
        "whatsapp": f"https://wa.me/?text=A%20%26%20B%0A{page}",
        "telegram": f"https://t.me/share/url?url={page}&text=A%20%26%20B",
    }


@pytest.mark.django_db
def test_the_page_offers_absolute_links(client, make_article, settings):
    settings.SITE_URL = "https://kpu.example"
    article = make_article("A & B")
    answer = client.get(article.get_absolute_url(), HTTP_HOST="localhost")
    assert answer.context["share_url"] == "https://kpu.example/berita/a-b/"
    assert said(answer.context["share"][1])["url"] == "https://kpu.example/berita/a-b/"
    assert "localhost" not in answer.content.decode()
