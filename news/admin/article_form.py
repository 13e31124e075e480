"""The form in which the press officer writes an article."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget

from news.admin.versions import VersionedForm
from news.models import Article

STEPS = [
    ("", "Simpan saja; status tidak berubah"),
    ("publish", "Simpan dan terbitkan"),
    ("withdraw", "Simpan dan tarik dari pembaca"),
]
HELP = {
    "title": "Satu kalimat pendek yang memuat berita utamanya. Paling banyak 200 huruf.",
    "slug": (
        "Terisi sendiri dari judul. Bila diubah setelah terbit, alamat lama tetap mengarah ke sini."
    ),
    "lead": (
        "Satu atau dua kalimat: apa, siapa, kapan, di mana. Tampil di daftar berita dan saat "
        "tautan dibagikan."
    ),
    "body": "Tulis atau tempel teksnya; warna dan huruf dari aplikasi lain dibuang sendiri.",
    "cover": "Unggah lewat tanda tambah, atau cari menurut judul gambar.",
    "cover_alt": (
        "Ceritakan isi gambar bagi pembaca yang tidak melihatnya. Wajib bila ada gambar utama."
    ),
    "cover_caption": "Tampil di bawah gambar: siapa, di mana, kapan.",
    "cover_credit": "Pemotret atau pembuat gambar, misalnya: Foto: Humas KPU.",
    "dateline": "Tempat peristiwa, dengan huruf kapital, misalnya JAKARTA.",
    "byline": "Inisial penulis dan penyunting, misalnya vit/humas.",
    "tags": "Ketik tagar dengan atau tanpa #. Tagar baru dibuat lewat tanda tambah.",
    "regions": "Daerah yang diceritakan, agar berita ini tampil di halaman daerah itu.",
    "published_at": (
        "Kosongkan agar terisi saat diterbitkan. Waktu yang akan datang menunda terbitnya."
    ),
}


class ArticleForm(VersionedForm):
    """Words to the press officer, and what is to happen after saving."""

    step = forms.ChoiceField(
        label="Setelah disimpan",
        choices=STEPS,
        required=False,
        help_text="Berita terbit dapat dibaca siapa saja begitu waktu terbitnya tiba.",
    )

    class Meta:
        model = Article
        fields = list(HELP)
        help_texts = HELP
        widgets = {
            "title": AdminTextInputWidget(attrs={"class": "vLargeTextField"}),
            "lead": AdminTextareaWidget(attrs={"rows": 3}),
        }

    def clean(self) -> dict[str, Any]:
        """What the database would refuse is said at the field that it is about."""
        cleaned = super().clean()
        if cleaned.get("cover") and not cleaned.get("cover_alt"):
            self.add_error("cover_alt", "Isi teks pengganti untuk gambar utama.")
        if self.instance.state == Article.State.PUBLISHED and not cleaned.get("published_at"):
            self.add_error("published_at", "Berita yang terbit harus punya waktu terbit.")
        return cleaned
