"""Which PDF files are taken in, told by their first bytes."""

from django.core.files.base import File

MAX_BYTES = 20 * 1024 * 1024
BEGINNING = b"%PDF-"
TOO_HEAVY = (
    "Dokumen lebih dari 20 MB. Simpan ulang PDF dengan ukuran yang lebih kecil (misalnya pilihan "
    "“Ukuran minimum” saat mengekspor), atau pecah menjadi beberapa bagian, lalu unggah lagi."
)
NOT_A_PDF = (
    "Berkas ini bukan PDF. Jenis berkas dikenali dari isinya, bukan dari namanya. Di Word atau "
    "Excel pilih Simpan Sebagai > PDF, lalu unggah PDF itu."
)
EMPTY = "Berkas ini kosong. Simpan ulang dari aplikasi asalnya, lalu unggah lagi."


class DocumentError(ValueError):
    """The file can not be taken in; the sentence tells the person who uploads it why."""


def check_pdf(file: "File[bytes]") -> None:
    """Raise DocumentError with a sentence unless it is a PDF of at most 20 MB."""
    if file.size > MAX_BYTES:
        raise DocumentError(TOO_HEAVY)
    if not file.size:
        raise DocumentError(EMPTY)
    file.seek(0)
    if file.read(len(BEGINNING)) != BEGINNING:
        raise DocumentError(NOT_A_PDF)
