"""What an import asks before it stores, and the lines of a table that tell of no region."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from participation import actions
from participation.directory import entries
from participation.importing.asides import remark, sum_at
from participation.importing.columns import NAME
from participation.importing.problems import BadFile
from participation.importing.tables import Record
from participation.models import Edition
from tests.data.books import book
from tests.data.good import GOOD
from tests.participation.editions import draft, with_variables

ODD = b"Kode;Skor;Kampanye;Sumber\n33.10;0,78;61;KPU\n33.09;0;0,5;KPU\n33.11;60;1;KPU\n"
SURE = "Ya, angka dalam pertanyaan di atas sudah diperiksa"


def _checked(client: Client, edition: Edition, content: bytes) -> Any:
    address = reverse("admin:participation_edition_upload", args=[edition.pk])
    return client.post(address, {"file": SimpleUploadedFile("uji.csv", content)}, follow=True)


def test_odd_numbers_are_asked_about_and_stored_only_when_answered(
    staff_client: Client, db: None
) -> None:
    edition = with_variables()
    page = _checked(staff_client, edition, ODD)
    plan, text = page.context["plan"], page.content.decode()
    assert [str(note) for note in plan.questions] == [
        "Kolom “Skor” berisi 0 (baris 3). Apakah nilainya memang nol? Bila belum diketahui, "
        "kosongkan selnya dan unggah lagi.",
        "Kolom “Skor” berisi angka antara 0 dan 1 (baris 2), padahal skalanya 0 sampai 100. Apakah "
        "0,78 memang dari 100? Bila maksudnya 78,00, perbaiki angkanya dan unggah lagi.",
        "Kolom “Kampanye” berisi angka antara 0 dan 1 (baris 3, 4), padahal skalanya 0 sampai 100. "
        "Apakah 0,5 memang dari 100? Bila maksudnya 50,00, perbaiki angkanya dan unggah lagi.",
    ]
    assert "Jawab dahulu: 3 pertanyaan" in text and SURE in text
    assert all(str(note) in text for note in plan.questions)
    address, given = page.redirect_chain[-1][0], {"fingerprint": plan.fingerprint}
    refused = staff_client.post(address, given, follow=True).content.decode()
    assert "Tidak ada yang disimpan sebelum pertanyaan ini dijawab." in refused
    assert not edition.results.known().exists()
    staff_client.post(address, given | {"sure": "on"})
    assert edition.results.known().count() == 3


def test_no_odd_number_is_stored_by_whoever_forgets_to_answer(db: None) -> None:
    edition = with_variables()
    with pytest.raises(actions.Unanswered):
        actions.import_results(edition=edition, content=ODD, file_name="uji.csv")
    staged = actions.stage_import(edition=edition, content=ODD, file_name="uji.csv")
    given = actions.plan_import(edition=edition, content=ODD).fingerprint
    with pytest.raises(actions.Unanswered):
        actions.apply_import(staged=staged, fingerprint=given)
    assert not edition.results.known().exists()


def test_a_file_without_odd_numbers_asks_nothing(staff_client: Client, db: None) -> None:
    page = _checked(staff_client, with_variables(), b"Kode;Skor;Sumber\n33.10;1,01;KPU\n")
    assert page.context["plan"].questions == []
    assert SURE not in page.content.decode()


def test_many_odd_numbers_are_one_question_for_each_column_of_a_sheet(db: None) -> None:
    lines = [["Kode", "Skor", "Sumber"], *([f"33.{n:02}", 0.61, "KPU"] for n in range(1, 10))]
    made = {"Satu": lines, "Dua": [lines[0], ["33.10", 0.62, "KPU"]]}
    plan = actions.plan_import(edition=with_variables(), content=book(made))
    assert [str(note).partition(", padahal")[0] for note in plan.questions] == [
        "Lembar “Satu”: Kolom “Skor” berisi angka antara 0 dan 1 (baris 2, 3, 4, 5, 6, dan 4 baris "
        "lagi)",
        "Lembar “Dua”: Kolom “Skor” berisi angka antara 0 dan 1 (baris 2)",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "JUMLAH", "Total", "TOTAL SKOR", "Jumlah Kab/Kota", "Rata-rata", "RATA RATA", "Rata2",
        "Rerata Provinsi", "Rekap", "Rekapitulasi", "Rata – rata", "Nilai rata-rata", "Grand Total",
        "Subtotal", "Skor tertinggi", "Terendah", "Jumlah:",
    ],
)  # fmt: skip
@pytest.mark.parametrize("cells", [("{}", ""), ("", "{}"), ("33", "{}")])
def test_lines_that_sum_up_are_told_apart_with_all_other_problems(
    name: str, cells: tuple[str, str], db: None
) -> None:
    summed = ";".join(cell.format(name) for cell in cells)
    content = f"Kode;Wilayah;Skor;Sumber\n33.10;;abc;KPU\n{summed};61,2;KPU\n"
    with pytest.raises(BadFile) as caught:
        actions.plan_import(edition=with_variables(), content=content.encode())
    told = [(problem.line, problem.value, problem.sentence) for problem in caught.value.problems]
    assert told[1:] == [
        (3, name, "Ini baris jumlah/rata-rata, bukan daerah: hapus baris ini dari berkas.")
    ]
    assert told[0][:2] == (2, "abc")


def test_a_report_as_offices_send_it_is_told_from_top_to_bottom(
    staff_client: Client, db: None
) -> None:
    source = "KPU RI, siaran pers"
    report = [
        ["REKAPITULASI INDEKS PARTISIPASI PEMILIHAN TAHUN 2024"],
        ["NO.", "KODE KAB./KOTA", "KAB./KOTA", "SKOR IPP (0-100)", "SUMBER DATA", "KET."],
        [1, "'33.10", "Kab. Klaten*", "61,20\u00a0", source],
        [2, "33.74", "KOTA SEMARANG", "-", None, "belum pleno"],
        [3, "33.22", "Kab. Semarang\u00b9", "belum"],
        [4, "33.12", "Kab.Wonogiri", "60", source],
        ["*) angka sementara"],
        ["JUMLAH", None, None, "=SUM(D3:D6)"],
        [None, None, None, None, "Semarang, 3 Januari 2025"],
    ]
    edition = with_variables()
    page = _checked(staff_client, edition, book({"Rekap": report}))
    assert page.status_code == 400
    assert [(p.line, p.value) for p in page.context["problems"]] == [
        (4, "-"), (5, "belum"), (8, "JUMLAH"), (9, "")
    ]  # fmt: skip
    del report[7:], report[3:5]
    page = _checked(staff_client, edition, book({"Rekap": report}))
    given = {"fingerprint": page.context["plan"].fingerprint}
    staff_client.post(page.redirect_chain[-1][0], given)
    stored = edition.results.known().order_by("region_id").values_list("region_id", "score")
    assert [(code, str(score)) for code, score in stored] == [
        ("33.10", "61.20"),
        ("33.12", "60.00"),
    ]


def test_a_total_in_the_column_of_row_numbers_is_told_apart(db: None) -> None:
    made = [["No", "Kode", "Skor", "Sumber"], [1, "33.10", 61.2, "KPU"]]
    total = ["JUMLAH", None, "=SUM(C2:C2)"]
    with pytest.raises(BadFile) as caught:
        actions.plan_import(edition=with_variables(), content=book({"A": [*made, total]}))
    assert [(p.line, p.column, p.value) for p in caught.value.problems] == [(3, "No", "JUMLAH")]


def test_no_region_is_taken_for_a_total_or_a_remark() -> None:
    for code, entry in entries().items():
        for name in (entry.name, entry.name.removeprefix("Kabupaten ").removeprefix("Kota "), code):
            record = Record(2, [name])
            assert sum_at(record, [NAME]) is None
            assert remark(record, 1, "") is None


def test_a_sheet_that_is_no_table_of_results_is_skipped_and_why_is_said(db: None) -> None:
    made = {"Hasil": [["Kode", "Skor", "Sumber"], ["33.10", 61.2, "KPU"]]}
    codes = {"Daftar kode": [["Kode", "Wilayah"], ["33.10", "Klaten"]]}
    plan = actions.plan_import(edition=with_variables(), content=book(made | codes))
    assert [str(note) for note in plan.notes] == [
        "Lembar “Daftar kode” dilewati: tidak ada kolom Skor dan Sumber."
    ]


def test_what_is_read_over_and_read_together_is_said(db: None) -> None:
    edition = with_variables()
    notes = actions.plan_import(edition=edition, content=GOOD["17-catatan.csv"]()).remarks
    assert [str(note) for note in notes] == [
        "Baris 8: “Sumber: KPU RI” tidak dibaca karena hanya catatan.",
        "Baris 9: “*) angka sementara” tidak dibaca karena hanya catatan.",
        "Baris 10: “Keterangan: dua desimal” tidak dibaca karena hanya catatan.",
    ]
    content = GOOD["15-judul-dua-baris.xlsx"]()
    notes = actions.plan_import(edition=edition, content=content).remarks
    assert [str(note) for note in notes] == [
        "Lembar “Hasil”: Judul dua baris (baris 3 dan 4) dibaca sebagai satu: No, Kode, Skor IPP, "
        "Registrasi pemilih, Pencalonan, Kampanye, Sumber.",
        "Lembar “Hasil”, baris 5: Baris nomor kolom tidak dibaca.",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "Kode;Skor;Kampanye;Sumber\n33.10;61,2;60;KPU\n",
        "Wilayah;Variabel;Nilai;Sumber\nKab. Klaten;Kampanye;60;KPU\n",
        "Wilayah;Kategori;Skor;Sumber\nKab. Klaten;Engagement;;KPU\n",
    ],
)
def test_a_line_of_results_is_never_taken_for_the_second_line_of_a_header(
    lines: str, db: None
) -> None:
    plan = actions.plan_import(edition=with_variables(), content=lines.encode())
    assert (len(plan.changes), plan.notes[1:]) == (1, [])


def _read(content: bytes) -> Any:
    return actions.plan_import(edition=with_variables(), content=content)


def test_rows_and_columns_that_nobody_sees_are_read_and_said(db: None) -> None:
    """A filter hides rows, but a file that is read has them all."""

    def hide(made: Any) -> None:
        sheet = made.active
        for line in (3, *range(5, 10)):
            sheet.row_dimensions[line].hidden = True
        for letter in ("B", "D", "X"):  # X is empty
            sheet.column_dimensions[letter].hidden = True

    codes = [f"33.{n:02}" for n in range(1, 8)]
    rows = [[code, "", 61.2, "KPU"] for code in codes]
    plan = _read(book({"Hasil": [["Kode", "Keterangan", "Skor", "Sumber"], *rows]}, hide))
    ending = "Bila isinya tidak perlu diimpor, hapus dari berkas, lalu unggah lagi."
    assert [str(note) for note in plan.notes] == [
        f"Lembar “Hasil”: Baris tersembunyi ikut dibaca (baris 3, 5, 6, 7, 8). {ending}",
        f"Lembar “Hasil”: Kolom tersembunyi ikut dibaca (kolom B, D). {ending}",
    ]
    assert [change.region for change in plan.added] == codes


def test_many_hidden_rows_are_counted(db: None) -> None:
    def hide(made: Any) -> None:
        for line in range(2, 9):
            made.active.row_dimensions[line].hidden = True

    rows = [[f"33.{n:02}", 61.2, "KPU"] for n in range(1, 9)]
    (note,) = _read(book({"Hasil": [["Kode", "Skor", "Sumber"], *rows]}, hide)).notes
    assert "(baris 2, 3, 4, 5, 6, dan 2 lagi)" in str(note)


def test_a_percent_cell_is_told_with_its_own_number(db: None) -> None:
    def percent(made: Any) -> None:
        for line in (2, 3):
            made.active.cell(line, 2).number_format = "0.00%"

    rows = [["33.10", 0.7751, "KPU"], ["33.09", 0.6, "KPU"]]
    (note,) = _read(book({"Hasil": [["Kode", "Skor", "Sumber"], *rows]}, percent)).notes
    assert str(note).endswith("dibaca sebagai skor 0 sampai 100: 77,51% menjadi 77,51.")


@pytest.mark.parametrize("shape", ['0.00" %"', r"0.00\%"])
def test_a_sign_of_percent_that_is_only_written_multiplies_nothing(shape: str, db: None) -> None:
    def written(made: Any) -> None:
        made.active.cell(2, 2).number_format = shape

    table = [["Kode", "Skor", "Sumber"], ["33.10", 61.2, "KPU"]]
    plan = _read(book({"Hasil": table}, written))
    assert plan.notes == []
    assert plan.added[0].new.startswith("61,20 · Engagement")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_header_that_stands_on_every_page_is_read_once(kind: str, db: None) -> None:
    table = [["Kode", "Skor", "Sumber"], ["33.10", "61,2", "KPU"]]
    table += [table[0], ["33.09", "62", "KPU"]]
    text = "\n".join(";".join(row) for row in table).encode()
    plan = _read(book({"Hasil": table}) if kind == "xlsx" else text)
    assert [change.region for change in plan.added] == ["33.10", "33.09"]
    (note,) = plan.notes
    assert str(note).lower().endswith("baris 3: judul kolom yang diulang tidak dibaca.")


@pytest.mark.parametrize("kind", ["unduh.csv", "unduh-excel.csv", "unduh.xlsx"])
def test_a_file_that_says_it_is_of_another_edition_is_refused(
    kind: str, client: Client, sample: Edition
) -> None:
    content = client.get(f"/ipp/ipp-contoh/{kind}?provinsi=33").content
    edition = draft()
    edition.dimensions.all().delete()
    for position, (slug, name) in enumerate(sample.dimension_names.items(), 1):
        edition.dimensions.create(slug=slug, name=name, position=position)
    with pytest.raises(BadFile) as caught:
        actions.plan_import(edition=edition, content=content)
    (problem,) = caught.value.problems
    assert (problem.line, problem.value) == (2, "ipp-contoh")
    assert problem.sentence.startswith(
        "Berkas ini dari edisi lain; yang sedang diisi adalah IPP Uji."
    )
    assert actions.plan_import(edition=sample, content=content).changes == []


def test_an_edition_may_be_called_as_people_call_it(db: None) -> None:
    edition = with_variables()
    table = "Edisi;Kode;Skor;Sumber\n{};33.10;61,2;KPU\n;33.09;62;KPU\n"
    for name in ("IPP Uji", "uji", "PILKADA UJI"):
        plan = actions.plan_import(edition=edition, content=table.format(name).encode())
        assert len(plan.added) == 2
    awards = "Edisi;Kode;Kategori;Sumber\nIPP Lain;33.10;Dokumentasi;KPU\n"
    with pytest.raises(BadFile, match="Berkas ini dari edisi lain"):
        actions.plan_awards(edition=edition, content=awards.encode())
