"""Admin speaks Indonesian, in words that staff know; what Django has otherwise is put right."""

import datetime as dt
import gettext
import json
import re
from pathlib import Path

import axes
import django.contrib.admin
import django.contrib.auth
import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

ADD = "/admin/news/article/add/"
WORDS = Path(__file__).parents[2] / "kpuportal/locale/id/LC_MESSAGES"


def test_the_admin_speaks_our_words(staff_client):
    def html(path, **sent):
        answer = staff_client.post(path, sent) if sent else staff_client.get(path)
        return answer.content.decode()

    assert "Pengguna dan hak" in html("/admin/")
    assert "Tautan untuk mengubah atau melihat" in html("/admin/")
    assert "Perbaiki kesalahan di bawah ini." in html(ADD, title="")
    user = html("/admin/auth/user/add/")
    assert "paling banyak 150 karakter" in user
    assert "Autentikasi dengan kata sandi" in user
    assert "sampai kata sandinya disetel" in user and "LDAP" not in user
    users = html("/admin/auth/user/")
    assert '<label for="searchbar">Kata kunci</label>' in users and "Search" not in users
    attempts = html("/admin/axes/accessattempt/")
    assert "percobaan masuk" in attempts
    assert "Locked Out" not in attempts
    password = html("/admin/password_change/")
    assert "Kata sandi Anda tidak boleh" in password
    assert "/admin/panduan/" in password and "theme-toggle" not in password
    for page in (user, password, users):
        assert not re.search(r"(?<!kata )\bsandi\b", page, re.IGNORECASE)
    words = html("/admin/jsi18n/")
    assert '"Edit Link": "Tautan"' in words and '"Update": "Simpan"' in words
    assert words.count("dibandingkan waktu kantor") == 2
    assert "waktu server" not in words
    assert "Anda sudah keluar." in html("/admin/logout/", post="yes")


def test_every_right_is_given_by_a_name_in_our_words(staff_client):
    for path in ("/admin/auth/group/add/", "/admin/auth/user/1/change/"):
        html = staff_client.get(path.replace("/1/", f"/{staff_client.session['_auth_user_id']}/"))
        offered = re.findall(r"<option[^>]*>([^<]*: [^<]*)</option>", html.content.decode())
        assert {
            "Redaksi: menambah berita",
            "Redaksi: menerbitkan dan menarik berita",
            "Redaksi: memeriksa dan menyunting berita orang lain",
            "Indeks Partisipasi: mengubah edisi",
            "Indeks Partisipasi: mempublikasikan edisi",
            "Indeks Partisipasi: menambah rekap nasional",
            "Percobaan masuk: melihat percobaan masuk",
        } <= set(offered), path
        acts = {name.partition(": ")[2].split()[0] for name in offered}
        assert {act for act in acts if not re.match("me[lmn]", act)} == set()
        assert [name for name in offered if re.search("access|sesi|jenis isi", name)] == []


def test_a_right_that_was_given_is_shown_and_stays_though_it_is_not_offered(staff_client):
    group = Group.objects.create(name="Arsip")
    right = Permission.objects.get(codename="view_accessattemptexpiration")
    group.permissions.add(right)
    address = f"/admin/auth/group/{group.pk}/change/"
    html = staff_client.get(address).content.decode()
    assert "Percobaan masuk: melihat masa berlaku percobaan masuk" in html
    assert "melihat sesi" not in html
    staff_client.post(address, {"name": "Arsip", "permissions": [right.pk]})
    assert list(group.permissions.all()) == [right]


def test_the_log_of_logins_names_who_and_when_in_the_offices_time(staff_client):
    told = "petugas, 26 November 2026, 21.09 WIB"
    for model in (AccessLog, AccessAttempt, AccessFailureLog):
        counted = {"failures_since_start": 1} if model is AccessAttempt else {}
        entry = model.objects.create(username="petugas", ip_address="127.0.0.1", **counted)
        moment = dt.datetime(2026, 11, 26, 14, 9, 3, tzinfo=dt.UTC)
        model.objects.filter(pk=entry.pk).update(attempt_time=moment)
        for page in ("change", "delete", "history"):
            address = reverse(f"admin:axes_{model._meta.model_name}_{page}", args=[entry.pk])
            html = staff_client.get(address).content.decode()
            assert told in html, address
            assert not re.search(r"Access|\+00:00", html), address
    attempts = staff_client.get("/admin/axes/accessattempt/").content.decode()
    offered = re.findall(r'<option value="(\w+)"', attempts.partition("result_list")[0])
    assert offered == ["delete_selected"]


def test_what_was_saved_may_be_edited_again(staff_client):
    told = "Anda dapat menyuntingnya lagi di bawah ini."
    sent = {"name": "Arsip", "_continue": "ya"}
    added = staff_client.post("/admin/auth/group/add/", sent, follow=True)
    assert told in added.content.decode()
    changed = staff_client.post(added.request["PATH_INFO"], sent, follow=True)
    assert f"berhasil diubah. {told}" in changed.content.decode()


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_the_compiled_words_are_those_written(domain):
    path = WORDS / f"{domain}.po"
    with path.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled)._catalog == written_words(path)


def test_every_word_put_right_is_one_that_staff_would_meet():
    theirs = set()
    for package in (django.contrib.admin, django.contrib.auth, axes):
        folder = Path(package.__file__).parent / "locale"
        theirs.update(gettext.translation("django", folder, ["id"])._catalog)
    untranslated = set(written_words(WORDS / "django.po")) - theirs
    folder = Path(axes.__file__).parent
    source = (folder / "admin.py").read_text("utf-8") + (folder / "models.py").read_text("utf-8")
    assert {word for word in untranslated if f'_("{word}")' not in source} == set()


def written_words(path):
    """A .po file as gettext keeps it in memory."""
    words = {}
    for entry in path.read_text("utf-8").split("\n\n"):
        said, keyword = {}, ""
        for start, quoted in re.findall(r'^(?:(msg\S+) )?(".*")$', entry, re.MULTILINE):
            keyword = start or keyword
            said[keyword] = said.get(keyword, "") + json.loads(quoted)
        key = "\x04".join(said[part] for part in ("msgctxt", "msgid") if part in said)
        plural = "msgid_plural" in said
        words[(key, 0) if plural else key] = said["msgstr[0]" if plural else "msgstr"]
    return words
