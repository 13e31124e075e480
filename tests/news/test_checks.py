"""What an editor would ask before an article goes out: hints that are right, and no false ones."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.desk.checks import LOST_PICTURE, Draft, hints
from news.desk.dead_links import dead_links, own_path
from news.desk.hints import draft_of, hints_about, hints_about_each
from news.desk.personal_data import linked_phones, personal
from news.desk.weekdays import DAYS, MONTHS, wrong_weekdays
from news.models import Page, Tag
from news.pasting import tidy, tidy_text

PUBLISHED = dt.datetime(2025, 10, 20, 3, tzinfo=dt.UTC)
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
        ({"body": '<p><a href="https://wa.me/6281234567890">Tanya</a></p>'}, "body", "(6281…)"),
        (
            {"body": "<p>Digelar Jumat (18/10) pagi.</p>", "published_at": PUBLISHED},
            "body",
            "18 Oktober 2025 jatuh pada hari Sabtu",
        ),
        ({"published_at": PUBLISHED.replace(year=2126)}, "published_at", "20 Oktober 2126"),
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


@pytest.mark.parametrize(
    "number",
    [
        "081234567890", "+62 812 3456 7890", "0857-1234-5678", "+62 (0)812 3456 789",
        "(+62) 812-3456-7890", "62 812-3456-7890", "0812.3456.7890", "0812–3456–7890",
    ],
)  # fmt: skip
def test_telephone_numbers_are_recognised_as_people_write_them(number):
    assert len(list(personal(f"Hubungi {number}."))) == 1


@pytest.mark.parametrize(
    "number",
    [
        "3310124101900001", "331012 410190 0001", "331012.410190.0001", "331012-410190-0001",
        "3310 1241 0190 0001", "3310.1241.0190.0001", "33-10-12-410190-0001",
        "33.10.12.41.01.90.0001",
    ],
)  # fmt: skip
def test_a_nik_is_recognised_in_the_groups_in_which_people_write_it(number):
    assert list(personal(f"NIK {number}.")) == [
        "Ada angka yang tampak seperti NIK (3310…). Hapus data pribadi."
    ]


def test_a_link_to_a_mobile_telephone_is_told_and_one_to_the_office_is_not():
    told = ["tel:+62812-3456-7890", "https://wa.me/6281234567890?text=Halo", "tel:0812 3456 7890"]
    told += ["https://api.whatsapp.com/send?phone=6281234567890&text=a"]
    assert len(list(linked_phones(told))) == len(told)
    assert list(linked_phones(["tel:0272321234", "https://wa.me/", "https://kpu.go.id/0812"])) == []


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)), st.sampled_from(DAYS), st.booleans())
def test_a_weekday_is_doubted_exactly_when_it_is_wrong(date, day, in_digits):
    month = f"/{date.month}/" if in_digits else f" {MONTHS[date.month - 1].capitalize()} "
    told = list(wrong_weekdays(f"Pada {day.capitalize()}, {date.day}{month}{date.year} pagi"))
    assert bool(told) == (DAYS[date.weekday()] != day)


def test_old_spellings_of_days_are_understood_and_impossible_dates_told():
    assert list(wrong_weekdays("Jum'at (17/10/2025) dan Ahad, 19 Oktober 2025")) == []
    assert "tidak ada dalam kalender" in next(wrong_weekdays("Senin, 31 Februari 2025"))


@pytest.mark.parametrize(
    "text",
    [
        "Senin, 16 Sept 2025", "Rabu (16 Okt. 2025)", "Rabu (16.10.2025)", "Rabu, tgl. 16 Okt 2025",
        "Rabu malam, 16 Oktober 2025", "Jumat Kliwon, 18 Oktober 2025", "Jum`at, 18 Oktober 2025",
        "Senin-Selasa, 20–22 Oktober 2025", "Minggu s.d. Selasa, 20-21 Oktober 2025",
        "Rabu (16/10)", "Rabu, 16 Oktober", "Senin, 31 Desember",
    ],
)  # fmt: skip
def test_each_way_to_write_a_date_is_read(text):
    assert len(list(wrong_weekdays(f"Digelar {text} di aula.", PUBLISHED.date()))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Selasa, 16 Sept 2025", "Kamis (16 Okt. 2025)", "Jum`at malam, 17 Oktober 2025",
        "Senin-Selasa, 20–21 Oktober 2025", "Sabtu–Minggu, 18 s.d. 19 Oktober", "Kamis (16/10)",
        "Rabu, 31 Desember", "Kamis, 1 Januari", "Minggu, 18–19 Oktober 2025", "Senin 08.00",
        "Senin 5-10 orang", "minggu 2 Oktober", "Senin (3 hari)", "Senin 1/2 hari",
    ],
)  # fmt: skip
def test_no_right_date_and_no_other_number_is_doubted(text):
    assert list(wrong_weekdays(f"Digelar {text}.", PUBLISHED.date())) == []


def test_without_a_day_to_go_by_a_date_without_its_year_is_not_judged():
    assert list(wrong_weekdays("Rabu, 16 Oktober, dan Rabu (16/10)")) == []


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("HTTP://KPU.test/berita/a/", "/berita/a/"),
        ("//kpu.test/a", "/a"),
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
    Page.objects.create(title="Sejarah", slug="sejarah", body="<p>Isi.</p>", is_public=True)
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
        "/berita/ada",
        "/berita/Ada/#bab",
        "/berita/tag/PEMILU/",
        "/tentang/sejarah/",
    ]
    bad = ["/berita/draf/", "/berita/hilang/", "/berita/tag/lain/", "/tidak-ada", "/media/x.jpg"]
    bad += ["/berita/hilang/?x=1#y", "HTTPS://KPU.TEST/berita/hilang/", "/tentang/hilang/"]
    bad += ["/admin/news/article/1/change/", "https://kpu.test/pratinjau/1-0:a:b/"]
    assert dead_links([*good, *bad]) == set(bad)


def test_a_picture_of_the_text_that_left_the_library_is_told(make_article, picture, admin_user):
    lost = '<img src="/media/pictures/0123456789abcdef/800.jpg" alt="Aula">'
    body = f'<p>Isi.</p><img src="{picture.url}" alt="Rapat">{lost}'
    article = make_article(body=body)
    told = [hint.text for hint in hints_about(draft_of(article), article.pk, admin_user)]
    assert [text for text in told if "pustaka" in text] == [LOST_PICTURE.format(2)]
    together = hints_about_each([article], admin_user)[0]
    assert LOST_PICTURE.format(2) in [hint.text for hint in together]


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
