"""A bad file gets sentences with line, column, value and the way to mend it; nothing is written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from participation.importing.columns import results_vocabulary
from participation.importing.kinds import LARGEST_BYTES
from participation.importing.problems import BadFile
from participation.importing.reading import read
from participation.models import Edition, Result, ResultImport, Source
from tests.participation.editions import HEADER, SOURCE, draft

GOOD = [f"35,80.87,Participatory,{SOURCE}", f"33,79.10,Participatory,{SOURCE}"]


def _file(bad: str) -> bytes:
    """Good lines around one bad line, which stands on line 3."""
    return (HEADER + "\n".join([GOOD[0], bad, GOOD[1]]) + "\n").encode()


CASES: list[tuple[str, bytes, list[str]]] = [
    ("unknown code", _file(f"99.99,61,Engagement,{SOURCE}"),
     ["Baris 3", "“region_code”", "“99.99”", "tidak dikenal"]),
    ("code without dot that means two", _file(f"1101,61,Engagement,{SOURCE}"),
     ["Baris 3", "“1101”", "11.09 (Kabupaten Simeulue) menurut BPS", "11.01 (Kabupaten Aceh"]),
    ("code without its last nought", _file(f"33.1,61,Engagement,{SOURCE}"),
     ["Baris 3", "“33.1”", "Mungkin 33.10 (Kabupaten Klaten)"]),
    ("only commas", b",,,,\n,,,\n", ["hanya berisi baris kosong"]),
    ("empty code", _file(f",61,Engagement,{SOURCE}"), ["Baris 3", "Kode wilayah kosong"]),
    ("score above 100", _file(f"33.10,101,,{SOURCE}"),
     ["Baris 3", "“score”", "“101”", "paling tinggi 100"]),
    ("negative score", _file(f"33.10,-1,,{SOURCE}"), ["Baris 3", "“-1”", "0 sampai 100"]),
    ("text as score", _file(f"33.10,abc,,{SOURCE}"), ["Baris 3", "“abc”", "bilangan 0 sampai 100"]),
    ("not a number", _file(f"33.10,NaN,,{SOURCE}"), ["Baris 3", "“NaN”", "bilangan"]),
    ("exponent", _file(f"33.10,1e1,,{SOURCE}"), ["Baris 3", "“1e1”", "bilangan"]),
    ("Arabic digits", _file(f"33.10,٦١,,{SOURCE}"), ["Baris 3", "“٦١”", "bilangan"]),
    ("thousands or decimals", _file(f"33.10,1.234,,{SOURCE}"),
     ["Baris 3", "“1.234”", "ribuan atau desimal"]),
    ("percent sign", _file(f"33.10,61%,,{SOURCE}"), ["Baris 3", "“61%”", "bilangan"]),
    ("band contradicts score", _file(f"33.10,77.51,Engagement,{SOURCE}"),
     ["Baris 3", "“band”", "Skor 77,51 masuk kategori Participatory, bukan Engagement"]),
    ("unknown band", _file(f"33.10,61,Partisipatif,{SOURCE}"),
     ["Baris 3", "“Partisipatif”", "Involvement, Engagement, Participatory"]),
    ("repeated region", _file(f"35,80.87,Participatory,{SOURCE}"),
     ["Baris 3", "Jawa Timur sudah ada di baris 2"]),
    ("known without source", _file("33.10,61,Engagement,"), ["Baris 3", "“source”", "sumber"]),
    ("decimal comma unquoted", _file(f"33.10,61,20,Engagement,{SOURCE}"),
     ["Baris 3", "5 kolom", "koma desimal"]),
    ("semicolons in one line", _file("33.10;61,20;Engagement;KPU RI"),
     ["Baris 3", "2 kolom", "titik koma"]),
    ("formula", _file("33.10,61,Engagement,=1+1"), ["Baris 3", "“=1+1”", "tidak boleh diawali"]),
    ("unclosed quote", _file('33.10,61,Engagement,"KPU'), ["Baris 3", "Tanda kutip"]),
    ("missing column", b"region_code,band,source\n33,Engagement,KPU\n",
     ["Baris 1", "“Skor”", "tidak ada"]),
    ("unknown column", b"region_code,score,band,source,tanggapan\n33,,,,\n",
     ["Baris 1", "“tanggapan”", "tidak dikenal"]),
    ("column twice", b"region_code,score,score,band,source\n33,,,,\n",
     ["Baris 1", "“score”", "sudah ada di kolom"]),
    ("header only", HEADER.encode(), ["hanya berisi judul kolom"]),
    ("empty file", b"", ["Berkas kosong"]),
    ("blank file", b"\xef\xbb\xbf\n \n", ["Berkas kosong"]),
    ("UTF-8 and Latin-1 in one file",
     _file("33.10,61,Engagement,caf\u00e9").replace(b"33,79", "é\n33,79".encode("latin-1")),
     ["Baris 4", "campuran", "UTF-8"]),
    ("broken spreadsheet", b"PK\x03\x04\x14\x00\x06\x00", ["XLSX ini rusak"]),
    ("UTF-16 file", HEADER.encode("utf-16"), ["bukan teks CSV"]),
    ("too large", HEADER.encode() + b"x" * LARGEST_BYTES, ["lebih besar dari 5 MB"]),
    ("too many rows", (HEADER + "33,,,\n" * 20_001).encode(), ["lebih dari 20.000 baris"]),
    ("scores of another edition", b"Kode;IPP Pilkada 2020;Sumber\n33.10;61;KPU\n",
     ["Baris 1", "“IPP Pilkada 2020”", "tidak dikenal"]),
    ("score where no election was held", _file(f"34,61,Engagement,{SOURCE}"),
     ["Baris 3", "Daerah Istimewa Yogyakarta dicatat “tidak berlaku”"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "told"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_each_bad_file_is_told_precisely_and_changes_nothing(
    content: bytes, told: list[str], tmp_path: Path, real: Edition
) -> None:
    path = tmp_path / "hasil.csv"
    path.write_bytes(content)
    before = _everything()
    with pytest.raises(CommandError) as caught:
        call_command("import_results", path, edition=real.slug)
    assert caught.value.returncode == 1
    for part in [*told, "tidak ada yang disimpan"]:
        assert part in str(caught.value)
    assert _everything() == before


def test_all_problems_of_a_file_are_told_at_once(db: None) -> None:
    content = HEADER + f"99.99,61,,{SOURCE}\n33.10,abc,Baik,\n"
    with pytest.raises(BadFile) as caught:
        _import(draft(), content.encode())
    assert [(p.line, p.column) for p in caught.value.problems] == [
        (2, "region_code"),
        (3, "score"),
        (3, "band"),
    ]


def test_lines_are_counted_as_an_editor_counts_them(db: None) -> None:
    content = f'{HEADER}\n35,80.87,Participatory,"KPU\nRI"\n99.99,61,,{SOURCE}\n'
    with pytest.raises(BadFile) as caught:
        _import(draft(), content.encode())
    assert [(p.line, p.column) for p in caught.value.problems] == [
        (3, "source"),
        (5, "region_code"),
    ]


@pytest.mark.parametrize("separator", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_do_not_matter(separator: str, mark: bytes) -> None:
    text = separator.join([HEADER.strip(), '33.10,"61,20",Engagement,KPU', ""])
    (row,) = read(mark + text.encode(), results_vocabulary({})).rows
    assert row.cells["score"] == "61,20"


def test_a_missing_file_is_a_sentence(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        call_command("import_results", tmp_path / "tidak-ada.csv", edition="ipp-pilkada-2024")


def test_an_unknown_edition_lists_the_known_ones(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="ipp-pilkada-2024"):
        call_command("import_results", tmp_path / "x.csv", edition="ipp-2099")


def _import(edition: Edition, content: bytes) -> Any:
    from participation import actions

    return actions.import_results(edition=edition, content=content, file_name="uji.csv")


def _everything() -> list[Any]:
    rows: Callable[[Any], list[Any]] = lambda model: list(model.objects.order_by("pk").values())  # noqa: E731 (short)
    return [rows(model) for model in (Result, ResultImport, Source, Edition)]
