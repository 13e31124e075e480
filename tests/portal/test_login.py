"""Who may log in, how often a password may be guessed, and which names are refused at once."""

import re
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.portal.test_headers import LOGIN, PASSWORD


def test_a_name_that_is_too_long_is_a_form_error(client: Client, db: None) -> None:
    given = {"username": "a" * 256, "password": "apa saja"}
    response = client.post(reverse("admin:login"), given)
    assert response.status_code == 200
    assert "150" in response.content.decode()


def try_login(client: Client, name: str, password: str) -> HttpResponse:
    return client.post(LOGIN, {"username": name, "password": password})


@pytest.fixture
def owner(db: None) -> str:
    get_user_model().objects.create_superuser("pemilik", password=PASSWORD)
    return "pemilik"


def test_after_five_wrong_passwords_even_the_right_one_waits(owner: str) -> None:
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        tries = [try_login(Client(), owner, f"salah-{n}").status_code for n in range(5)]
        assert tries == [200, 200, 200, 200, 429]
        paused = try_login(Client(), owner, PASSWORD)
        assert paused.status_code == 429
        assert paused["Retry-After"] == "900"
        assert paused["Cache-Control"] == "no-store"
        assert "Terlalu banyak percobaan masuk" in paused.content.decode()
        assert "Tunggu 15 menit" in paused.content.decode()
        assert "sessionid" not in paused.cookies
        clock.shift(14 * 60)
        assert try_login(Client(), owner, PASSWORD).status_code == 429
        clock.shift(16 * 60)
        assert try_login(Client(), owner, PASSWORD).status_code == 302


def test_no_forged_header_buys_another_try(owner: str) -> None:
    for n in range(5):
        try_login(Client(HTTP_X_FORWARDED_FOR=f"203.0.113.{n}"), owner, "salah")
    assert try_login(Client(HTTP_X_FORWARDED_FOR="203.0.113.9"), owner, PASSWORD).status_code == 429


def test_others_may_still_come_in(owner: str) -> None:
    get_user_model().objects.create_superuser("rekan", password=PASSWORD)
    for _ in range(6):
        try_login(Client(), owner, "salah")
    assert try_login(Client(), "rekan", PASSWORD).status_code == 302
    assert try_login(Client(REMOTE_ADDR="203.0.113.7"), owner, PASSWORD).status_code == 302


def test_four_wrong_and_one_right_start_anew(owner: str) -> None:
    for _ in range(2):
        tries = [try_login(Client(), owner, "salah").status_code for _ in range(4)]
        assert tries == [200] * 4
        assert try_login(Client(), owner, PASSWORD).status_code == 302


def test_nobody_learns_which_names_exist(owner: str) -> None:
    pages = {
        name: [plain_login(try_login(Client(), name, "salah"), name) for _ in range(6)]
        for name in [owner, "siapa-saja"]
    }
    assert pages[owner] == pages["siapa-saja"]
    assert [page[:3] for page in pages[owner]] == ["200"] * 4 + ["429"] * 2
    assert "nama pengguna dan kata sandi yang benar" in pages[owner][0]


def plain_login(response: Any, name: str) -> str:
    """The page without what differs by right: the name that was typed and the form's token."""
    page = response.content.decode().replace(name, "NAMA")
    return f"{response.status_code} " + re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
