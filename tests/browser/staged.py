"""A newsroom at work and an index in every state, made up so that pages can be pictured."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import Group, User
from django.utils import timezone

from news.actions import add_correction, add_note, keep_version, move
from news.models import Article, Page, Picture, Tag
from news.page_actions import save_page
from participation import actions
from participation.facts import facts_of
from participation.models import Award, Edition
from participation.sample import CITATION, sample_edition

STAFF = {"Penulis": "Ratih", "Penyunting": "Bagus", "Penerbit": "Wulan"}
BODY = (
    "<p>Kegiatan ini diikuti 40 siswa kelas XII. Mereka belajar memeriksa data pemilih dan "
    "membaca surat suara.</p><h2>Latihan di bilik suara</h2><p>Siswa bergantian menjadi petugas "
    "dan pemilih.</p>"
)
WHY = "Salah ketik di lampiran; angka menurut salinan resmi."
RECAP_NOTE = "Penerbit menghitung satu provinsi dua kali; ralatnya ditunggu."


def stage(owner: User) -> dict[str, Any]:
    """Everything, with what addresses need to know of it."""
    people = {group: _person(group, name) for group, name in STAFF.items()}
    return {"owner": owner.pk, **dict(_newsroom(people)), **dict(_index(owner))}


def results_file(*rows: str) -> bytes:
    """A file of results for the edition that is not public yet."""
    lines = ["Kode,Skor,Sumber", *(f'{row},"{CITATION}"' for row in rows)]
    return "\n".join(lines).encode()


def _person(group: str, name: str) -> User:
    user = User.objects.create_user(group.lower(), first_name=name, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


def _newsroom(people: dict[str, User]) -> Iterator[tuple[str, Any]]:
    writer, editor, publisher = people.values()
    yield "draft", _story("Siswa belajar mencoblos di aula sekolah", writer).pk
    back = _story("Jadwal pelayanan selama libur bersama", writer)
    move(back, "submit", by=writer)
    move(back, "send_back", by=editor, note="Tambahkan nomor layanan dan jam bukanya.")
    review = _story("Relawan demokrasi memulai kunjungan ke desa", writer)
    move(review, "submit", by=writer)
    add_note(review, "Foto menyusul sore ini.", by=writer)
    yield "review", review.pk
    approved = _story("Rumah pintar pemilu dibuka untuk umum", writer)
    for step, by in (("submit", writer), ("approve", editor)):
        move(approved, step, by=by)
    yield "approved", approved.pk
    coming = _story("Pengumuman lomba poster pemilih pemula", writer)
    coming.published_at = timezone.now() + dt.timedelta(days=2)
    coming.save()
    move(coming, "publish", by=publisher)
    public = Article.objects.published().filter(cover__isnull=False, tags__isnull=False)[0]
    keep_version(public, act="Disimpan", by=writer)
    public.lead += " "
    keep_version(public, act="Diterbitkan", by=publisher)
    add_correction(public, "Semula tertulis “Rabu”; yang benar “Kamis”.", by=publisher)
    yield from {"article": public.pk, "slug": public.slug, "version": 1}.items()
    bare = _story("Berita tanpa gambar utama", publisher)
    bare.published_at = timezone.now() - dt.timedelta(days=90)
    bare.save()
    move(bare, "publish", by=publisher)
    yield "bare", bare.slug
    yield "picture", Picture.objects.earliest("pk").pk
    yield "tag", public.tags.earliest("pk").pk
    yield "tag_slug", public.tags.earliest("pk").slug
    contact = Page(title="Kontak", slug="kontak", body=BODY, is_public=True)
    save_page(contact, by=publisher, seen=0)
    yield "page", contact.pk


def _story(title: str, author: User) -> Any:
    article = Article.objects.create(
        title=title,
        lead="KPU mengajak warga mengenal tahapan pemilihan lewat kegiatan di sekitar mereka.",
        body=BODY,
        author=author,
        dateline="KLATEN",
        byline="rat/humas",
    )
    article.tags.set([Tag.objects.spelled("Pendidikan Pemilih")])
    keep_version(article, act="Disimpan", by=author)
    return article


def _index(owner: User) -> Iterator[tuple[str, Any]]:
    sample = Edition.objects.get(is_sample=True)
    ours = sample.results.with_facts().get(region="33.10")
    wanted = replace(facts_of(ours), score=facts_of(ours).score - 1)  # type: ignore[operator]  # a sample has scores
    actions.correct(edition=sample, wanted={"33.10": wanted}, reason=WHY, by=owner)
    yield from {"sample": sample.pk, "result": ours.pk}.items()
    yield "edition", Edition.objects.get(slug="ipp-pilkada-2024").pk
    draft = _draft("ipp-latihan", "IPP Latihan")
    yield "calm", draft.pk
    rows = ("33.10,71.25", "33.11,0.62", "33.12,58.40")
    content = results_file(*rows)
    staged = actions.stage_import(
        edition=draft, content=content, file_name="hasil-latihan.csv", by=owner
    )
    yield "staged", staged.pk
    doubtful = _draft("ipp-latihan-2", "IPP Latihan Kedua")
    doubtful.recaps.filter(level="provinsi", band__slug="engagement").update(count=32)
    yield "doubtful", doubtful.pk
    done = actions.import_results(
        edition=doubtful, content=results_file("33.10,71.25"), file_name="hasil.csv", by=owner
    )
    assert done.changes
    yield "import", doubtful.imports.latest("pk").pk
    yield "award", Award.objects.earliest("pk").pk


def _draft(slug: str, name: str) -> Edition:
    file = sample_edition()
    named = replace(file, slug=slug, edition=file.edition | {"name": name})
    actions.load_edition(named, publish=False, say=lambda text: None)
    return Edition.objects.get(slug=slug)
