"""The file of an import is kept as it came, and given back to whoever may look at imports."""

import hashlib

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from participation import actions
from participation.models import ResultImport
from tests.participation.editions import draft

PAGE = b"<html><script>alert(1)</script></html>"


def _kept(content: bytes = PAGE, name: str = "hasil.html") -> ResultImport:
    return actions.stage_import(edition=draft(), content=content, file_name=name)


def _address(kept: ResultImport) -> str:
    return reverse("admin:participation_resultimport_file", args=[kept.pk])


def _member(client: Client, *rights: str) -> Client:
    member = User.objects.create_user("anggota", password="sandi-panjang-sekali", is_staff=True)
    member.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(member)
    return client


def test_who_may_look_at_imports_gets_the_very_bytes(client: Client, db: None) -> None:
    kept = _kept()
    reader = _member(client, "view_resultimport")
    shown = reverse("admin:participation_resultimport_change", args=[kept.pk])
    assert f'href="{_address(kept)}"' in reader.get(shown).content.decode()
    sent = reader.get(_address(kept))
    assert hashlib.sha256(sent.content).hexdigest() == kept.sha256
    assert sent["Content-Disposition"] == 'attachment; filename="hasil.html"'
    assert sent["Content-Type"] == "application/octet-stream"
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in sent["Cache-Control"]


def test_nobody_else_gets_it(client: Client, db: None) -> None:
    kept = _kept()
    assert client.get(_address(kept)).status_code == 302
    assert _member(client, "change_edition", "view_edition").get(_address(kept)).status_code == 403


@pytest.mark.parametrize(
    ("name", "disposition"),
    [
        ("hasil\r\nX-Evil: 1.csv", 'attachment; filename="hasilX-Evil: 1.csv"'),
        ('a"b.csv', 'attachment; filename="a\\"b.csv"'),
        ("Kab. Klatén.csv", "attachment; filename*=utf-8''Kab.%20Klat%C3%A9n.csv"),
        ("\n", 'attachment; filename="berkas"'),
    ],
)
def test_a_strange_name_does_not_break_the_answer(
    name: str, disposition: str, staff_client: Client, db: None
) -> None:
    sent = staff_client.get(_address(_kept(name=name)))
    assert (sent.status_code, sent["Content-Disposition"]) == (200, disposition)


def test_a_file_that_is_not_there_is_not_found(staff_client: Client, db: None) -> None:
    address = reverse("admin:participation_resultimport_file", args=[10**9])
    assert staff_client.get(address).status_code == 404
