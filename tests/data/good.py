"""The same five results and their variables, in the ways that people keep them."""

from collections.abc import Callable
from typing import Any

from tests.data.books import book

SOURCE = "KPU RI, peluncuran IPP Pilkada 2024, Jakarta, 18 Oktober 2025"
# Code, name, score, band, and the values of Registrasi, Pencalonan, Kampanye.
ROWS: list[tuple[str, str, str, str, list[str]]] = [
    ("33", "Jawa Tengah", "79.10", "Participatory", ["80.00", "78.20", "77.51"]),
    ("33.10", "Kabupaten Klaten", "61.20", "Engagement", ["60.00", "59.99", "77.50"]),
    ("33.22", "Kabupaten Semarang", "77.50", "Engagement", ["70.05", "81.00", "100.00"]),
    ("33.74", "Kota Semarang", "59.99", "Involvement", ["50.10", "0.00", "61.00"]),
    ("34.01", "Kabupaten Kulon Progo", "60.00", "Engagement", ["60.60", "59.90", "60.10"]),
]
VARIABLES = ["Registrasi pemilih", "Pencalonan", "Kampanye"]
PLAIN = ["Kode", "Skor", *VARIABLES, "Sumber"]


def _lines(separator: str, header: list[str], rows: list[list[str]], *above: str) -> bytes:
    quoted = [[f'"{cell}"' if separator in cell else cell for cell in row] for row in rows]
    lines = [*above, separator.join(header), *(separator.join(row) for row in quoted)]
    return ("\n".join(lines) + "\n").encode()


def _comma(number: str) -> str:
    return number.replace(".", ",")


def _short(number: str) -> str:
    """As a person types it: 79.1, 60."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def _plain(number: Callable[[str], str] = str) -> list[list[str]]:
    return [[c, number(s), *map(number, values), SOURCE] for c, _, s, _, values in ROWS]


def semicolons_from_windows() -> bytes:
    """Excel in Indonesian: semicolons, decimal commas, Windows-1252 and its line ends."""
    header = ["KODE WILAYAH", "Kab/Kota", "Nilai IPP", "Kategori", *VARIABLES, "SUMBER", "Ket."]
    rows = [
        [c, n, _comma(s), band, *map(_comma, values), SOURCE, "caf\u00e9"]
        for c, n, s, band, values in ROWS
    ]
    text = _lines(";", header, rows).decode().replace("\n", "\r\n")
    return text.encode("cp1252")


def names_without_codes() -> bytes:
    """Regions by name as they are written in reports."""
    spoken = ["Provinsi Jawa Tengah", "Kab. Klaten", "KAB SEMARANG", "kota semarang", "Kulonprogo"]
    rows = [[spoken[n], *row[1:]] for n, row in enumerate(_plain(_comma))]
    return _lines(";", ["Wilayah", *PLAIN[1:]], rows)


def long_by_variable() -> bytes:
    """One line for each region and variable, the score among them."""
    rows = [
        [code, variable, value, SOURCE]
        for code, _, score, _, values in ROWS
        for variable, value in zip(["Skor IPP", *VARIABLES], [score, *values], strict=True)
    ]
    return _lines(",", ["kode_wilayah", "Variabel", "Nilai", "Sumber"], rows)


def with_titles_and_numbers() -> bytes:
    """Title lines above, row numbers, shortened headings of variables."""
    header = ["No.", "Satker", "Skor (0-100)", "Registrasi", "Nilai Pencalonan", "kampanye (%)"]
    header.append("Sumber")
    rows = [[str(n), f"KPU {ROWS[n - 1][1]}", *row[1:]] for n, row in enumerate(_plain(_comma), 1)]
    above = ("REKAP INDEKS PARTISIPASI PILKADA;;;;;;", ";;;;;;")
    return _lines(";", header, rows, *above)


def bps_codes() -> bytes:
    """Four digits without a dot, as BPS and many spreadsheets write them."""
    rows = [[row[0].replace(".", ""), *row[1:]] for row in _plain()]
    return _lines(",", ["Kode BPS", *PLAIN[1:]], rows)


def _cells(as_number: Callable[[str], Any] = float) -> list[list[Any]]:
    return [[c, as_number(s), *map(as_number, values), SOURCE] for c, _, s, _, values in ROWS]


def workbook_with_titles() -> bytes:
    """Merged title rows above the header, codes and numbers as a spreadsheet keeps them."""

    def finish(made: Any) -> None:
        made.active.merge_cells("A1:F1")

    above = [["INDEKS PARTISIPASI PILKADA 2024"], ["Provinsi Jawa Tengah"], []]
    return book({"Hasil": [*above, PLAIN, *_cells()]}, finish)


def workbook_in_percent() -> bytes:
    """Scores as percent cells, codes as numbers that show two decimals."""

    def finish(made: Any) -> None:
        for cells in made.active.iter_rows(min_row=2):
            cells[0].value = float(cells[0].value)
            cells[0].number_format = "0.00" if cells[0].value % 1 else "0"
            for cell in cells[1:5]:
                cell.value /= 100
                cell.number_format = "0.00%"

    return book({"Lembar1": [PLAIN, *_cells()]}, finish)


def workbook_of_texts() -> bytes:
    """Numbers stored as text, some with a comma."""
    return book({"Hasil": [PLAIN, *_cells(_comma)]})


def workbook_in_sheets() -> bytes:
    """Provinces and kabupaten/kota apart, a cover, and a hidden sheet with old numbers."""

    def finish(made: Any) -> None:
        made["Lama"].sheet_state = "hidden"

    provinces = [["Provinsi", *PLAIN[1:]], ["Jawa Tengah", *_cells()[0][1:]]]
    districts = [["Kabupaten/Kota", *PLAIN[1:]]]
    districts += [[ROWS[n][1], *_cells()[n][1:]] for n in range(1, 5)]
    old = [PLAIN, ["33.10", 1, 1, 1, 1, "lama"]]
    return book(
        {"Sampul": [["Lampiran"]], "Provinsi": provinces, "Kabkota": districts, "Lama": old}, finish
    )


def workbook_with_two_line_header() -> bytes:
    """A group heading merged over the variables, the other headings merged down, and numbers of
    columns beneath, as tables in reports have them."""

    def finish(made: Any) -> None:
        for cells in ("A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:G4"):
            made.active.merge_cells(cells)

    top = ["No", "Kode", "Skor IPP", "Dimensi", None, None, "Sumber"]
    beneath = [None, None, None, *VARIABLES]
    numbers = [f"({n})" for n in range(1, 8)]
    rows = [[n, *row] for n, row in enumerate(_cells(), 1)]
    title = [["INDEKS PARTISIPASI PILKADA 2024"], []]
    return book({"Hasil": [*title, top, beneath, numbers, *rows]}, finish)


def two_line_header() -> bytes:
    """The same saved as CSV by Excel in Indonesian."""
    beneath = ["", "", *VARIABLES, ""]
    rows = [beneath, *_plain(_comma)]
    return _lines(";", ["Kode", "Skor IPP", "Dimensi", "", "", "Sumber"], rows)


def with_remarks_beneath() -> bytes:
    """Remarks under the table, as Excel saves them."""
    beneath = ["Sumber: KPU RI", "*) angka sementara", "Keterangan: dua desimal"]
    remarks = [[each, "", "", "", "", ""] for each in beneath]
    return _lines(";", PLAIN, [*_plain(_comma), ["", "", "", "", "", ""], *remarks])


def under_the_name_of_the_edition() -> bytes:
    """Headings as a letter has them, some in English."""
    header = ["KODE KAB/KOTA", "Region", "SKOR IPP UJI", "Category", *VARIABLES, "SUMBER DATA"]
    rows = [[c, n, _comma(s), band, *map(_comma, values), SOURCE] for c, n, s, band, values in ROWS]
    return _lines(";", header, rows)


GOOD: dict[str, Callable[[], bytes]] = {
    "01-koma.csv": lambda: _lines(",", PLAIN, _plain()),
    "02-koma-bom.csv": lambda: b"\xef\xbb\xbf" + _lines(",", PLAIN, _plain(_short)),
    "03-titik-koma.csv": lambda: _lines(";", PLAIN, _plain(_comma)),
    "04-tab.csv": lambda: _lines("\t", PLAIN, _plain(lambda number: _comma(_short(number)))),
    "05-koma-desimal-berkutip.csv": lambda: _lines(",", PLAIN, _plain(_comma)),
    "06-windows.csv": semicolons_from_windows,
    "07-nama.csv": names_without_codes,
    "08-panjang.csv": long_by_variable,
    "09-berjudul.csv": with_titles_and_numbers,
    "10-bps.csv": bps_codes,
    "11-berjudul.xlsx": workbook_with_titles,
    "12-persen.xlsx": workbook_in_percent,
    "13-teks.xlsx": workbook_of_texts,
    "14-lembar.xlsx": workbook_in_sheets,
    "15-judul-dua-baris.xlsx": workbook_with_two_line_header,
    "16-judul-dua-baris.csv": two_line_header,
    "17-catatan.csv": with_remarks_beneath,
    "18-nama-edisi.csv": under_the_name_of_the_edition,
}
