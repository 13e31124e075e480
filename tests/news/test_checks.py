"""What an editor would ask before an article goes out: hints that are right, and no false ones."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.desk.checks import DAYS, MONTHS, Draft, hints, own_path, personal, wrong_weekdays
from news.desk.dead_links import dead_links
from news.desk.hints import draft_of, hints_about
from news.models import Tag
from news.pasting import tidy, tidy_text

GOOD = Draft(
    title="KPU Klaten Umumkan Hasil",
    lead="KPU mengumumkan hasil.",
    body="<p>Rapat digelar Sabtu, 18 Oktober 2025.</p>",
    cover=1,
    cover_alt="Rapat",
    tags=["Pemilu"],
)


def said(draft, **answers):
    quiet = {
        "leads_nowhere": lambda _: False,
        "same_title": lambda _: "",
        "near_tags": lambda _: {},
    }
    answers = quiet | answers
    return {(hint.field, hint.text) for hint in hints(draft, **answers)}


def changed(**fields):
    return Draft(**{**GOOD.__dict__, **fields})


def test_a_good_article_raises_no_hint():
    assert said(GOOD) == set()


@pytest.mark.parametrize(
    ("fields", "field", "part"),
    [
        ({"title": "x" * 111}, "title", "111 huruf"),
        ({"title": "KPU KLATEN UMUMKAN HASIL"}, "title", "kapital"),
        ({"lead": " "}, "lead", "Teras belum diisi"),
        ({"body": ""}, "body", "masih kosong"),
        ({"body": "<p>Isi.</p><h2> </h2>"}, "body", "subjudul yang kosong"),
        ({"body": '<p>Isi.</p><img src="/media/a.jpg" alt="">'}, "body", "Gambar ke-1"),
        ({"cover": None}, "cover", "Belum ada gambar utama"),
        ({"cover_alt": ""}, "cover_alt", "belum diisi"),
        ({"tags": []}, "tags", "Belum ada tagar"),
        ({"silent_gallery": 2}, "pictures", "2 gambar galeri"),
        ({"body": "<p>Senin, 19 Oktober 2025</p>"}, "body", "jatuh pada hari Minggu, bukan Senin"),
        ({"lead": "Hubungi 0812-3456-7890."}, "lead", "nomor telepon"),
        ({"body": "<p>NIK 3310124101900001</p>"}, "body", "NIK (3310…)"),
        ({"body": "<p>Surel budi@gmail.com</p>"}, "body", "budi@gmail.com"),
    ],
)
def test_each_doubt_is_said_at_its_field(fields, field, part):
    found = said(changed(**fields))
    assert [text for name, text in found if name == field and part in text], found


def test_an_ordinary_text_raises_no_doubt_about_persons():
    text = (
        "Dari 1.234.567 pemilih, 508 daerah mendapat skor 77,50. Rekening 12345678901234567 tidak "
        "ada; nomor surat 800/PL.02.6-SD/3310/2025. Telepon kantor (0272) 321234. "
        "Surel kpuklaten@kpu.go.id dan humas@klaten.kpu.go.id."
    )
    assert list(personal(text)) == []


@pytest.mark.parametrize("number", ["081234567890", "+62 812 3456 7890", "0857-1234-5678"])
def test_telephone_numbers_are_recognised_as_people_write_them(number):
    assert len(list(personal(f"Hubungi {number}."))) == 1


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)), st.sampled_from(DAYS), st.booleans())
def test_a_weekday_is_doubted_exactly_when_it_is_wrong(date, day, in_digits):
    month = f"/{date.month}/" if in_digits else f" {MONTHS[date.month - 1].capitalize()} "
    told = list(wrong_weekdays(f"Pada {day.capitalize()}, {date.day}{month}{date.year} pagi"))
    assert bool(told) == (DAYS[date.weekday()] != day)


def test_old_spellings_of_days_are_understood_and_impossible_dates_told():
    assert list(wrong_weekdays("Jum'at (17/10/2025) dan Ahad, 19 Oktober 2025")) == []
    assert "tidak ada dalam kalender" in next(wrong_weekdays("Senin, 31 Februari 2025"))


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/berita/a/", "/berita/a/"),
        ("https://kpu.test/berita/a/?x=1#y", "/berita/a/"),
        ("https://lain.test/berita/a/", None),
        ("//lain.test/a", None),
        ("mailto:a@b.c", None),
        ("#isi", None),
        ("http://[", None),
    ],
)
def test_only_addresses_of_this_site_are_looked_up(address, path):
    assert own_path(address, "https://kpu.test") == path


def test_links_within_the_site_are_followed(make_article, settings):
    settings.SITE_URL = "https://kpu.test"
    article = make_article(slug="ada", tags=[Tag.objects.spelled("Pemilu")])
    make_article("Draf", slug="draf", published_at=None)
    article.old_addresses.create(path="/2019/01/ada")
    article.old_slugs.create(slug="dahulu")
    good = [
        "/berita/ada/",
        "/berita/tag/pemilu/",
        "/ipp/",
        "https://kpu.test/",
        "/2019/01/ada/",
        "/berita/dahulu/",
        "/blog/read/12_ada",
        "/blog/read/12_dahulu",
        "#a",
    ]
    bad = ["/berita/draf/", "/berita/hilang/", "/berita/tag/lain/", "/tidak-ada", "/media/x.jpg"]
    assert dead_links([*good, *bad]) == set(bad)


@pytest.mark.django_db
def test_two_spellings_of_one_tag_are_told(admin_user, make_article):
    for name in ("TemanPemilih", "Pilkada2024", "Pilkada2025", "Rapat"):
        Tag.objects.create(name=name)
    draft = Draft(**{**GOOD.__dict__, "tags": ["Teman Pemilih", "Pilkada2024", "Rapat"]})
    told = [hint.text for hint in hints_about(draft, None, admin_user) if hint.field == "tags"]
    assert told == [
        "Tagar “Teman Pemilih” tampak sama dengan “TemanPemilih”. Pakai satu ejaan saja."
    ]


def test_a_title_used_twice_is_told_with_its_date(make_article, admin_user):
    first = make_article("Rapat Pleno", slug="satu")
    second = make_article("Rapat pleno", slug="dua", published_at=None)

    def about_title(article):
        return [hint.text for hint in hints_about(draft_of(article), article.pk, admin_user)
                if hint.field == "title"]  # fmt: skip

    assert "sama dengan judul berita lain" in about_title(second)[0]
    second.title = "Judul lain"
    second.save()
    assert about_title(first) == about_title(second) == []


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000, "a.b-" * 50_000, "senin," + " " * 200_000, "1" * 200_000, "0812 " * 40_000,
        "a@" * 100_000, "senin 1 " * 25_000, "08" + "12." * 60_000, "a@b" + ".b" * 90_000,
        "senin 1/" * 25_000, " " * 200_000, "33" * 100_000,
    ],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_no_text_makes_the_checks_slow(text):
    began = time.process_time()
    [*wrong_weekdays(text)], [*personal(text)], tidy_text(text[:100_000])
    tidy(f"<p>{text[:100_000]}</p>")
    assert time.process_time() - began < 5  # seconds; a quadratic pattern takes minutes


@pytest.mark.parametrize("blank", [" ", "\u00a0", " \u00a0", "\t"])
def test_no_run_of_blanks_makes_pasting_slow(blank):
    began = time.process_time()
    tidy(f"<p>a{blank * 100_000}b</p>")
    assert time.process_time() - began < 5
