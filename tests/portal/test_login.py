"""Names that no user can have are refused before anything is looked up or stored."""

from django.test import Client
from django.urls import reverse


def test_a_name_that_is_too_long_is_a_form_error(client: Client, db: None) -> None:
    given = {"username": "a" * 256, "password": "apa saja"}
    response = client.post(reverse("admin:login"), given)
    assert response.status_code == 200
    assert "150" in response.content.decode()
