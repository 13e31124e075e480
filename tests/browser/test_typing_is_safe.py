"""What is typed in a real browser survives a crash, an ended session and another's save."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from news.models import Article, WorkingCopy
from tests.browser.conftest import PASSWORD, log_in

pytestmark = pytest.mark.browser
KEPT = re.compile("Isian tersimpan otomatis")


@pytest.fixture
def draft(site: str) -> Article:
    """An article that nobody reads yet."""
    return Article.objects.create(title="Draf uji", lead="Teras awal.", body="<p>Isi awal.</p>")


def _open(page: Page, site: str, article: Article | None, query: str = "") -> None:
    place = f"{article.pk}/change/" if article else "add/"
    page.goto(f"{site}/admin/news/article/{place}{query}")
    expect(page.locator("[data-ready]")).to_be_attached()


def _type(page: Page, text: str) -> None:
    page.locator(".tiptap").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def _enter(tab: Page, site: str) -> None:
    tab.fill("#id_username", "petugas")
    tab.fill("#id_password", PASSWORD)
    tab.click("input[type=submit]")
    tab.wait_for_url(f"{site}/admin/")


def test_a_crashed_browser_loses_nothing(page: Page, site: str, draft: Article) -> None:
    log_in(page, site)
    _open(page, site, draft)
    _type(page, " Ditambah di lapangan.")
    expect(page.locator("[data-status]")).to_have_text(KEPT, timeout=15_000)
    second = page.context.new_page()
    page.close(run_before_unload=False)
    _open(second, site, draft)
    second.get_by_role("link", name="Lanjutkan isian itu").click()
    expect(second.locator(".tiptap")).to_contain_text("Ditambah di lapangan.")
    expect(second.locator("[data-ready]")).to_be_attached()
    second.get_by_role("button", name="Simpan", exact=True).click()
    expect(second.locator(".messagelist .success")).to_be_visible()
    draft.refresh_from_db()
    assert "Ditambah di lapangan." in draft.body
    assert not WorkingCopy.objects.exists()


def test_an_ended_session_keeps_the_text_and_a_new_login_saves_it(
    page: Page, site: str, draft: Article
) -> None:
    log_in(page, site)
    _open(page, site, draft)
    Session.objects.all().delete()
    page.fill("#id_lead", "Ditulis setelah sesi berakhir.")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator("[data-status]")).to_contain_text("Sesi Anda berakhir")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Masuk di tab baru").click()
    _enter(opened.value, site)
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    draft.refresh_from_db()
    assert draft.lead == "Ditulis setelah sesi berakhir."


def test_leaving_with_unsaved_text_is_asked_about(page: Page, site: str, draft: Article) -> None:
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    log_in(page, site)
    _open(page, site, draft)
    _type(page, " Belum disimpan.")
    page.evaluate("location.href = '/admin/'")
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    expect(page.locator(".tiptap")).to_contain_text("Belum disimpan.")


def test_two_browsers_edit_one_article_and_no_text_is_lost(
    page: Page, site: str, draft: Article, browser: object
) -> None:
    other = User.objects.create_user("eko", password=PASSWORD, is_staff=True)
    other.groups.add(Group.objects.get(name="Penyunting"))
    log_in(page, site)
    _open(page, site, draft)
    context = browser.new_context()  # type: ignore[attr-defined]  # Playwright's
    rival = context.new_page()
    rival.goto(f"{site}/admin/")
    rival.fill("#id_username", "eko")
    rival.fill("#id_password", PASSWORD)
    rival.click("input[type=submit]")
    _open(rival, site, draft)
    rival.fill("#id_lead", "Teras dari Eko.")
    rival.get_by_role("button", name="Simpan", exact=True).click()
    expect(rival.locator(".messagelist .success")).to_be_visible()
    context.close()

    page.fill("#id_lead", "Teras saya.")
    _type(page, " Isi saya.")
    page.get_by_role("button", name="Simpan", exact=True).click()
    conflict = page.locator(".desk-conflict")
    expect(conflict.locator("del", has_text="dari Eko.")).to_be_visible()
    expect(conflict.locator("ins", has_text="saya.").first).to_be_visible()
    expect(page.locator(".tiptap")).to_contain_text("Isi saya.")
    conflict.get_by_label("Pakai versi eko untuk “Teras”").check()
    conflict.get_by_label("Pakai isian saya untuk “Isi”").check()
    expect(page.locator("[data-ready]")).to_be_attached()
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    draft.refresh_from_db()
    assert draft.lead == "Teras dari Eko."
    assert "Isi saya." in draft.body
    assert "Teras dari Eko." in str(draft.versions.all()[1].content)


def test_a_double_click_makes_one_article_and_opens_it(page: Page, site: str) -> None:
    before = Article.objects.count()
    log_in(page, site)
    _open(page, site, None)
    page.fill("#id_title", "Diklik dua kali")
    page.fill("#id_lead", "Teras.")
    page.get_by_role("button", name="Simpan", exact=True).dblclick()
    page.wait_for_url(re.compile(r"/article/\d+/change/$"))
    expect(page.locator("#id_title")).to_have_value("Diklik dua kali")
    assert Article.objects.count() == before + 1


def test_a_second_new_story_is_kept_beside_an_unfinished_one(page: Page, site: str) -> None:
    log_in(page, site)
    for title in ("Cerita pertama", "Cerita kedua"):
        tab = page.context.new_page()
        _open(tab, site, None)
        tab.fill("#id_title", title)
        expect(tab.locator("[data-status]")).to_have_text(KEPT, timeout=15_000)
        tab.close(run_before_unload=False)
    page.goto(f"{site}/admin/")
    for title in ("Cerita pertama", "Cerita kedua"):
        expect(page.get_by_role("link", name=title)).to_be_visible()


def test_an_ended_session_keeps_the_note_too(page: Page, site: str, draft: Article) -> None:
    log_in(page, site)
    _open(page, site, draft)
    Session.objects.all().delete()
    page.get_by_role("button", name="Pratinjau", exact=True).click()
    expect(page.locator("[data-status]")).to_contain_text("Sesi Anda berakhir")
    assert len(page.context.pages) == 1, "no tab that asks for a login and then shows nothing"
    page.fill("#catatan-baru", "Nama ketua sudah dicek.")
    page.get_by_role("button", name="Tambah catatan").click()
    expect(page.locator("[data-status]")).to_contain_text("Sesi Anda berakhir")
    expect(page.locator("#catatan-baru")).to_have_value("Nama ketua sudah dicek.")
    assert not draft.notes.exists()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Masuk di tab baru").click()
    _enter(opened.value, site)
    page.get_by_role("button", name="Tambah catatan").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert draft.notes.get().text == "Nama ketua sudah dicek."
