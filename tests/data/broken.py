"""Files with one mistake each, and the sentence that is said of it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from tests.data.books import CONTENT_TYPES, Sheets, book, packed, part_of, repacked
from tests.data.sentences import SENTENCES

HEADER = ["Kode", "Wilayah", "Skor", "Kategori", "Sumber"]
FIRST = ["33", "Jawa Tengah", "79,10", "Participatory", "KPU RI"]
LAST = ["33.10", "Kabupaten Klaten", "61,20", "Engagement", "KPU RI"]


def csv(*bad: str, header: str = ";".join(HEADER)) -> bytes:
    """A semicolon file with good lines around bad ones, which begin on line 3."""
    return "\n".join([header, ";".join(FIRST), *bad, ";".join(LAST), ""]).encode()


def line(
    code: str, name: str, score: str = "61,20", band: str = "", source: str = "KPU RI"
) -> bytes:
    """A file whose third line has these cells."""
    return csv(";".join([code, name, score, band, source]))


def sheet(*bad: list[Any], **more: Any) -> bytes:
    """The same as a workbook."""
    return book({"Hasil": [HEADER, FIRST, *bad, LAST]}, **more)


def long(*bad: str) -> bytes:
    """One line for each region and variable."""
    return "\n".join(["Kode;Variabel;Nilai;Sumber", "33.10;Kampanye;61,2;KPU", *bad, ""]).encode()


def _hide_all(made: Any) -> None:
    made.create_sheet("Kosong")
    made["Hasil"].sheet_state = "hidden"


def _as_date(made: Any) -> None:
    made.active["C3"] = dt.date(2024, 12, 5)


def bomb() -> bytes:
    """A sheet that unpacks to 200 MB of nothing."""
    return repacked(sheet(), {SHEET: b" " * 200_000_000})


def endless_row() -> bytes:
    """A small file with one row of a million cells."""
    text = part_of(sheet(), SHEET)
    row = f"<row>{'<c/>' * 1_000_000}</row></sheetData>"
    return repacked(sheet(), {SHEET: text.replace("</sheetData>", row)})


def entities() -> bytes:
    """A sheet whose XML defines entities that grow."""
    text = part_of(sheet(), SHEET)
    doctype = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    start = text.index("?>") + 2 if text.startswith("<?xml") else 0
    return repacked(sheet(), {SHEET: text[:start] + doctype + text[start:]})


def entities_in_utf16() -> bytes:
    """The same where a search for bytes would not see it: the score comes out of an entity."""
    text = part_of(sheet(["33.09", "", "&skor;", "", "KPU"]), SHEET).replace("&amp;skor;", "&skor;")
    told = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY skor "77,51">]>'
    return repacked(sheet(), {SHEET: (told + text[text.index("<worksheet") :]).encode("utf-16")})


def other_encoding() -> bytes:
    """An encoding that could hide any word."""
    text = part_of(sheet(), SHEET)
    told = '<?xml version="1.0" encoding="cp037"?>' + text[text.index("<worksheet") :]
    return repacked(sheet(), {SHEET: told})


def _merge_bands(made: Any) -> None:
    made.active.merge_cells("D3:D5")
    made.active.merge_cells("A6:D6")


def merged_bands() -> bytes:
    """One band beside three regions, as reports group them; and a title inside the table."""
    rows = [
        [code, "", "", band, "KPU"]
        for code, band in [("33.09", "Engagement"), ("33.11", ""), ("33.12", "")]
    ]
    return book({"Hasil": [HEADER, FIRST, *rows, ["Catatan: sementara"]]}, _merge_bands)


def macro_by_type() -> bytes:
    """A macro workbook that was renamed."""
    types = part_of(sheet(), CONTENT_TYPES)
    plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macro = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    assert plain in types
    return repacked(sheet(), {CONTENT_TYPES: types.replace(plain, macro)})


def two_sheets() -> bytes:
    """The same region on both."""
    made: Sheets = {"Satu": [HEADER, LAST], "Dua": [HEADER, FIRST, LAST]}
    return book(made)


def weights() -> bytes:
    """A score that its variables contradict; the weights are a quarter, a quarter and a half."""
    header = "Kode;Skor;Sumber;Registrasi;Pencalonan;Kampanye"
    return f"{header}\n33.10;60;KPU;60;80;50\n33.09;70;KPU;60;80;50\n".encode()


def two_line_header() -> bytes:
    """A group of variables, one of which the edition does not have."""
    top, beneath = ["Kode", "Skor IPP", "Dimensi", None, "Sumber"], ["Kampanye", "Kehadiran"]
    return book({"Hasil": [top, [None, None, *beneath], ["33.10", 61.2, 60, 62, "KPU"]]})


def doubled_sub_headings() -> bytes:
    """Each variable with its value and its weight."""
    top = ["Kode", "Kampanye", None, "Pencalonan", None, "Sumber"]
    beneath = [None, "Nilai", "Bobot", "Nilai", "Bobot"]
    return book({"Hasil": [top, beneath, ["33.10", 61, 0.5, 62, 0.5, "KPU"]]})


SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
FILES: dict[str, Callable[[], bytes]] = {
    # scores
    "01-ribuan.csv": lambda: line("33.09", "", "1.234"),
    "02-ribuan-koma.csv": lambda: line("33.09", "", "61,205"),
    "03-desimal-panjang.csv": lambda: line("33.09", "", "61,2049"),
    "04-di-atas-100.csv": lambda: line("33.09", "", "612"),
    "05-negatif.csv": lambda: line("33.09", "", "-61,2"),
    "06-dua-tanda.csv": lambda: line("33.09", "", "6.1,2"),
    "07-kata.csv": lambda: line("33.09", "", "n/a"),
    "08-rumus.xlsx": lambda: sheet(["33.09", "", "=60+1", "", "KPU"]),
    "09-tanggal.xlsx": lambda: sheet(["33.09", "", "5.12", "", "KPU"], finish=_as_date),
    "10-galat.xlsx": lambda: sheet(["33.09", "", "#N/A", "", "KPU"]),
    "11-tiga-desimal.xlsx": lambda: sheet(["33.09", "", 61.204, "", "KPU"]),
    "12-persen-ganda.xlsx": lambda: sheet(["33.09", "", "61%", "", "KPU"]),
    # regions
    "13-nama-ganda.csv": lambda: line("", "Semarang"),
    "14-nama-tiga.csv": lambda: line("", "Gorontalo"),
    "15-nama-asing.csv": lambda: line("", "Klatenan"),
    "16-jenis-keliru.csv": lambda: line("", "Kota Boyolali"),
    "17-kode-dan-nama.csv": lambda: line("33.09", "Kab. Sragen"),
    "18-kode-dua-arti.csv": lambda: line("1201", ""),
    "19-kode-papua.csv": lambda: line("9401", ""),
    "20-nol-hilang.csv": lambda: line("33.2", ""),
    "21-kode-asing.csv": lambda: line("33.99", ""),
    "22-tanpa-wilayah.csv": lambda: line("", ""),
    "23-dua-kali.csv": lambda: line("", "Prov. Jawa Tengah"),
    "24-dua-lembar.xlsx": two_sheets,
    # bands, status, sources
    "25-kategori-lain.csv": lambda: line("33.09", "", "61,2", "Sedang"),
    "26-kategori-bertentangan.csv": lambda: line("33.09", "", "77,51", "Engagement"),
    "27-tanpa-sumber.csv": lambda: line("33.09", "", "61,2", "", ""),
    "28-sumber-rumus.csv": lambda: line("33.09", "", "61,2", "", "=HYPERLINK(1)"),
    "29-bobot.csv": weights,
    # form of the table
    "30-lebar.csv": lambda: csv("33.09;Boyolali;61;20;Engagement;KPU RI"),
    "31-kutip.csv": lambda: csv('33.09;"Boyolali;61,2;Engagement;KPU RI'),
    "32-tanpa-sumber-kolom.csv": lambda: b"Kode;Skor\n33.10;61,2\n",
    "33-tanpa-judul.csv": lambda: b"33.10;61,2;Engagement\n33.09;62;Engagement\n",
    "34-kolom-asing.csv": lambda: b"Kode;Skor;Sumber;Bobot\n33.10;61,2;KPU;1\n",
    "35-dua-skor.csv": lambda: b"Kode;Skor;Nilai IPP;Sumber\n33.10;61,2;61,3;KPU\n",
    "36-variabel-asing.csv": lambda: long("33.10;Kehadiran;70;KPU"),
    "37-variabel-dua-kali.csv": lambda: long("33.10;kampanye;70;KPU"),
    "38-pengodean-campuran.csv": lambda: line("33.09", "", source="é").replace(b"RI", b"R\xe9"),
    "39-tidak-berjudul.xlsx": lambda: sheet(["33.09", "", "61", "", "KPU", "catatan"]),
    "40-lembar-tersembunyi.xlsx": lambda: sheet(finish=_hide_all),
    "58-jumlah.csv": lambda: csv(";JUMLAH;140,30;;"),
    "59-rata-rata.xlsx": lambda: sheet(["Rata-rata", None, "=AVERAGE(C2:C2)"]),
    "60-hanya-judul.csv": lambda: b"Kode;Skor;Sumber\n",
    "61-tanda-tangan.xlsx": lambda: sheet([None, None, None, None, "Klaten, 3 Januari 2025"]),
    "62-keterangan.csv": lambda: csv(";Data sementara menunggu pleno;;;"),
    "63-pecahan.csv": lambda: line("33.09", "", "0,7754"),
    "64-tanpa-kode.csv": lambda: b"Skor;Sumber\n61,2;KPU\n",
    "65-tanpa-skor.csv": lambda: b"Kode;Kategori;Sumber\n33.10;Engagement;KPU\n",
    "66-judul-dua-baris.xlsx": two_line_header,
    "67-sampul.xlsx": lambda: book({"Sampul": [["Lampiran"]], "Data": [["Kode", "Skor"], LAST]}),
    "68-lembar-kurang.xlsx": lambda: book({"Satu": [HEADER, LAST], "Dua": [["Kode", "Skor"]]}),
    "69-subjudul-ganda.xlsx": doubled_sub_headings,
    "70-sumber-gabungan.xlsx": lambda: sheet(["33.09", "", "61,2", "", None]),
    "71-bernomor.csv": lambda: line("", "2) Kab. Demak"),
    "72-provinsi-lain.csv": lambda: (
        b"Provinsi;Kabupaten/Kota;Skor;Sumber\nJawa Tengah;Kab. Klaten;61,2;KPU\n"
        b"Prov. Jawa Timur;Kab. Boyolali;62;KPU\nDKI Jakarta;Jakarta Pusat;;\n;Kab. Sragen;63;KPU\n"
    ),
    "73-kode-dan-provinsi.csv": lambda: b"Kode;Provinsi;Skor;Sumber\n33;Jawa Timur;79,1;KPU\n",
    "74-entitas-utf16.xlsx": entities_in_utf16,
    "75-pengodean-lain.xlsx": other_encoding,
    "76-sumber-galat.csv": lambda: line("33.09", "", source="#REF!"),
    "77-nilai-tanpa-ukuran.csv": lambda: (
        b"Kode;Skor;Status;Kampanye;Sumber\n33.10;;tidak diukur;61;KPU\n33.09;61;;61;KPU\n"
    ),
    "78-kategori-gabungan.xlsx": merged_bands,
    # what is no table
    "41-bom.xlsx": bomb,
    "42-entitas.xlsx": entities,
    "43-makro.xlsm": lambda: repacked(sheet(), {"xl/vbaProject.bin": b"x"}),
    "44-makro-dinamai-ulang.xlsx": macro_by_type,
    "45-sandi.xlsx": lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
    "46-lama.xls": lambda: OLE + "Workbook".encode("utf-16-le"),
    "47-opendocument.ods": lambda: packed(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}
    ),
    "48-numbers.numbers": lambda: packed({"Index/Document.iwa": b"x"}),
    "49-gambar.csv": lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
    "50-dokumen.csv": lambda: b"%PDF-1.7\n%\xe2\xe3",
    "51-web.xls": lambda: b"<html><table><tr><td>33</td></tr></table></html>",
    "52-utf16.csv": lambda: csv().decode().encode("utf-16"),
    "53-terpotong.xlsx": lambda: sheet()[:-200],
    "54-besar.csv": lambda: csv() + b" " * 20_000_000,
    "55-panjang.csv": lambda: csv() + b"33.10;;;;\n" * 200_000,
    "56-baris-berlebih.csv": lambda: csv() + b"x;;;;\n" * 100_000,
    "57-sel.xlsx": endless_row,
}
BROKEN = {name: (make, SENTENCES[name]) for name, make in FILES.items()}
