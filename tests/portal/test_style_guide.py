"""The style guide: every part in every state, for staff alone."""

from django.test import Client

from kpuportal.style_guide import LONG

ADDRESS = "/admin/news/gaya/"


def test_it_shows_each_state_of_a_result(staff_client: Client) -> None:
    text = staff_client.get(ADDRESS).content.decode()
    for word in ["84,12", "71,40", "menurut media", "seri", "51,03", "Tidak berlaku"]:
        assert word in text, word
    assert text.count('class="our"') == 5
    assert LONG in text
    assert "Tulis bilangan bulat." in text
    assert "noindex" in text


def test_strangers_do_not_see_it(client: Client, db: None) -> None:
    assert client.get(ADDRESS)["Location"].startswith("/admin/login/")


def test_staff_find_it_on_the_first_page_of_admin(staff_client: Client) -> None:
    assert f'href="{ADDRESS}"' in staff_client.get("/admin/").content.decode()
