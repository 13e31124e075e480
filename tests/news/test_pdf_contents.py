"""Which PDF files are not offered to readers, though they begin as one."""

import time
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kpuportal.pdf_contents import MOST_UNPACKED, refusal
from news.models import Document
from tests.news.conftest import pdf

PROGRAM = b"<< /S /JavaScript /JS (app.alert) >>"


def stream(data, more=b""):
    words = b"<< /Length %d %s >>" % (len(data), more)
    return words + b"\nstream\r\n" + data + b"\nendstream"


def packed(data):
    """Objects as newer programmes keep them."""
    return stream(zlib.compress(data), b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")


GOOD = {
    "plain": pdf(),
    "with its page packed": pdf(packed(b"4 0 << /Type /Page >>"), page=b"null"),
    "with words behind its end": pdf() + b"\n% from the scanner",
    "with a picture in whose bytes a name stands": pdf(stream(b"\x00/JS\x01/JavaScript\x02")),
    "packed in a way that is not known": pdf(stream(b"??", b"/Type /ObjStm"), page=b"null"),
    "with a name that begins alike": pdf(b"<< /JSON 1 /Encryption (no) >>"),
}
BAD = {
    "cut in half": (pdf()[:150], "terpotong"),
    "with another file behind it": (pdf() + bytes(5000), "terpotong"),
    "locked": (pdf().replace(b"/Root", b"/Encrypt 9 0 R /Root"), "dikunci dengan kata sandi"),
    "with a programme": (pdf(PROGRAM), "memuat program"),
    "with a packed programme": (pdf(packed(b"4 0 " + PROGRAM)), "memuat program"),
    "with a programme of hidden letters": (pdf(b"<< /J#61vaScript 1 >>"), "memuat program"),
    "with a short name of hidden letters": (pdf(b"<< /#4a#53 1 >>"), "memuat program"),
    "that starts a file": (pdf(b"<< /S /Launch /F (cmd.exe) >>"), "memuat program"),
    "without pages": (pdf(page=b"null"), "tidak punya halaman"),
    "HTML": (b"<!doctype html><title>%PDF-1.7</title>", "bukan PDF"),
    "nothing": (b"", "kosong"),
    "heavy": (pdf() + bytes(21 * 1024 * 1024), "lebih dari 20 MB"),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_readers_can_open_is_taken(name):
    assert refusal(GOOD[name]) is None


@pytest.mark.django_db
@pytest.mark.parametrize("name", BAD)
def test_what_readers_can_not_open_is_refused_by_name_and_with_a_way_on(staff_client, media, name):
    content, sentence = BAD[name]
    file = SimpleUploadedFile("SK Penetapan.pdf", content, "application/pdf")
    answer = staff_client.post("/admin/news/document/upload/", {"upload": file})
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("“SK Penetapan.pdf”: ")
    assert sentence in answer.json()["error"]
    assert not Document.objects.exists()
    assert not list(media.rglob("*.*"))


def test_what_is_packed_a_thousandfold_is_unpacked_only_so_far(monkeypatch):
    unpacked = []
    real = zlib.decompressobj

    class Counting:
        def __init__(self):
            self.real = real()

        def decompress(self, data, most):
            part = self.real.decompress(data, most)
            unpacked.append(len(part))
            return part

    monkeypatch.setattr(zlib, "decompressobj", Counting)
    bomb = packed(bytes(MOST_UNPACKED))
    assert refusal(pdf(*[bomb] * 5)) is None
    assert sum(unpacked) <= MOST_UNPACKED


SLOW = {
    "streams without end": b"stream\n" * 2_500_000,
    "packed parts without stream": b"/Type /ObjStm " * 1_300_000,
    "packed parts of nothing": b"/Type /ObjStm stream\nendstream " * 500_000,
    "hidden letters": b"#4A#61" * 3_000_000,
    "half a lock": b"/Encrypt 9999 9999 " * 900_000,
}


@pytest.mark.parametrize("name", SLOW)
def test_a_file_made_to_be_slow_is_read_in_seconds(name):
    start = time.process_time()
    refusal(b"%PDF-1.7\n" + SLOW[name] + b"%%EOF")
    assert time.process_time() - start < 3
