"""Tags typed in a real browser: chips, suggestions by keyboard, and what is stored in the end."""

import re

import pytest
from playwright.sync_api import expect

from news.models import Article, Tag
from news.tag_actions import add_synonym
from tests.browser.conftest import log_in

pytestmark = pytest.mark.browser


def test_tags_are_typed_chosen_and_removed(watched, site):
    add_synonym(Tag.objects.spelled("Pilkada2024"), "Pilkada Serentak", by=None)
    before = Tag.objects.count()
    page = watched
    log_in(page, site)
    page.goto(f"{site}/admin/news/article/add/")
    page.fill("#id_title", "Rapat Pleno Terbuka")
    page.fill("#id_lead", "KPU menggelar rapat.")
    entry, chips = page.get_by_role("combobox", name="Tagar"), page.locator(".tag-chip")
    entry.press_sequentially("#temanpemilih #KPU Goes to School,")
    page.get_by_text(
        "#TemanPemilih", exact=True
    ).wait_for()  # the spelling that stands in the list of tags
    page.locator(".tag-chip.is-new", has_text="KPU Goes to School").wait_for()
    assert page.locator(".tag-chip.is-new").count() == 1
    entry.press_sequentially("pilkada ser")
    option = page.get_by_role("option", name=re.compile("Pilkada2024"))
    assert "sinonim: Pilkada Serentak" in option.inner_text()
    assert entry.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert entry.get_attribute("aria-activedescendant") == option.get_attribute("id")
    page.keyboard.press("Enter")
    assert chips.count() == 3
    entry.press_sequentially("salah")
    page.keyboard.press("Enter")
    page.keyboard.press("Backspace")
    assert chips.count() == 3
    entry.press_sequentially("Belum Selesai")  # no Enter: what stands there counts
    page.get_by_role("button", name="Hapus tagar TemanPemilih").click()
    page.locator("input[name=_save]").click()
    page.wait_for_url(re.compile(r"/article/(\d+/change/)?$"))
    stored = sorted(Article.objects.latest("pk").tags.values_list("name", flat=True))
    assert stored == ["Belum Selesai", "KPU Goes to School", "Pilkada2024"]
    assert Tag.objects.count() == before + 2


def test_tags_for_which_there_is_no_room_stay_and_are_named(page, site):
    log_in(page, site)
    page.goto(f"{site}/admin/news/article/add/")
    entry = page.get_by_role("combobox", name="Tagar")
    entry.press_sequentially("".join(f"kata{number}," for number in range(1, 23)))
    page.keyboard.press("Tab")
    expect(page.locator(".tag-chip")).to_have_count(20)
    expect(entry).to_have_value("kata21, kata22")
    page.wait_for_load_state("networkidle")
    told = page.locator(".tag-field [role=status]")
    expect(told).to_have_text("Paling banyak 20 tagar. Belum ditambahkan: “kata21”, “kata22”.")
    expect(told).not_to_have_class("visually-hidden")
    for number in (1, 2):
        page.get_by_role("button", name=f"Hapus tagar kata{number}", exact=True).click()
    page.keyboard.press("Tab")
    expect(page.locator(".tag-chip")).to_have_count(20)
    expect(page.locator(".tag-chip").last).to_contain_text("kata22")
