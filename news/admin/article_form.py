"""The form in which the press officer writes an article."""

import uuid
from itertools import chain
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict

from kpuportal.office import office
from news.admin.body_editor import BodyEditor, BodyField
from news.admin.picking import GONE, DocumentsField, GalleryField, PictureField, as_list
from news.admin.tag_field import HELP as TAGS_HELP
from news.admin.tag_field import TypedTagsForm
from news.admin.versions import VersionedForm
from news.desk.rights import seen_by
from news.desk.snapshot import fields_of
from news.desk.standing import is_scheduled
from news.desk.workflow import STEPS, NotPossible, find_step, why_not
from news.desk.working_copies import Fields, typed
from news.library.gallery import attachments_of, gallery_of, set_attachments, set_gallery
from news.library.uses import held
from news.models import Article, Document, Picture
from news.slugs import slugs_for

HELP = {
    "title": "Satu kalimat pendek yang memuat berita utamanya. Paling banyak 200 huruf.",
    "slug": (
        "Terisi sendiri dari judul. Bila diubah setelah terbit, alamat lama tetap mengarah ke sini."
    ),
    "lead": (
        "Satu atau dua kalimat: apa, siapa, kapan, di mana. Tampil di daftar berita dan saat "
        "tautan dibagikan."
    ),
    "body": (
        "Tulis atau tempel teksnya; warna dan huruf dari aplikasi lain dibuang sendiri. Keluar "
        "dari isian ini tanpa tetikus: tekan Esc, lalu Tab."
    ),
    "cover": "Tampil di atas berita, di daftar, dan saat tautan dibagikan.",
    "cover_alt": (
        "Ceritakan isi gambar bagi pembaca yang tidak melihatnya. Wajib bila ada gambar utama; "
        "bila kosong, diambil dari pustaka gambar."
    ),
    "cover_caption": "Tampil di bawah gambar: siapa, di mana, kapan.",
    "cover_credit": "Pemotret atau pembuat gambar, misalnya: Foto: Humas KPU.",
    "dateline": "Tempat peristiwa, dengan huruf kapital, misalnya JAKARTA.",
    "byline": "Inisial penulis dan penyunting, misalnya vit/humas.",
    "tags": TAGS_HELP,
    "regions": "Daerah yang diceritakan, agar berita ini tampil di halaman daerah itu.",
    "published_at": (
        "Tulis seperti 24-11-2026 dan 08.00. Kosongkan agar terisi saat diterbitkan; waktu yang "
        "akan datang menjadwalkan terbitnya. Waktu kantor: {zone}."
    ),
}
PARTS_OF_TIME = ["Tanggal terbit", "Jam terbit"]
ERRORS = {
    "slug": {
        "unique": "Alamat ini sudah dipakai berita lain. Ubah alamatnya, atau ganti judulnya."
    },
    "published_at": dict.fromkeys(
        ["invalid", "invalid_date", "invalid_time"], "Tulis seperti 24-11-2026 dan 08.00."
    ),
}
NO_TIME = (
    "Berita yang terbit harus punya waktu terbit. Tulis waktunya; bila berita ini tidak jadi "
    "dibaca, pakai “{way}”."
)
IS_HERE_ALREADY = (
    "Berita dengan judul, teras, dan isi yang sama sudah tersimpan. Buka berita itu dari daftar "
    "Berita dan lanjutkan di sana."
)
FROM_LIBRARY = {"cover_alt": "alt", "cover_caption": "caption", "cover_credit": "credit"}
COVER_NEEDS_WORDS = (
    "Isi teks pengganti untuk gambar utama di sini, misalnya: Lima anggota KPU di meja rapat. Bila "
    "belum siap, lepaskan dahulu gambar utamanya dengan tombol × dan simpan tanpa gambar."
)
# The form asks for these, the article does not keep them.
FORM_ONLY = {"step", "note", "seen_version", "working_key"}


class ArticleForm(TypedTagsForm, VersionedForm):
    """Words to the press officer, and what is to happen after saving."""

    user: Any = None
    unfinished: Fields | None = None
    in_order = frozenset({"pictures", "documents"})

    cover = PictureField(label="Gambar utama", required=False, help_text=HELP["cover"])
    pictures = GalleryField(
        label="Galeri",
        required=False,
        help_text="Tampil di bawah isi berita, dalam urutan ini.",
    )
    documents = DocumentsField(
        label="Lampiran",
        required=False,
        help_text="PDF yang dapat diunduh pembaca, dalam urutan ini.",
    )
    step = forms.CharField(required=False, widget=forms.HiddenInput)
    note = forms.CharField(
        label="Catatan untuk langkah ini",
        required=False,
        max_length=2000,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=(
            "Ikut dengan langkah yang Anda pilih di bawah; wajib bila berita dikembalikan. Hanya "
            "meja redaksi yang membacanya."
        ),
    )
    working_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = list(HELP)
        help_texts = HELP
        error_messages = ERRORS
        widgets = {
            "title": AdminTextInputWidget(attrs={"class": "vLargeTextField"}),
            "lead": AdminTextareaWidget(attrs={"rows": 3}),
            "body": BodyEditor,
        }
        field_classes = {"body": BodyField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["working_key"] = uuid.uuid4()
        if moment := self.fields.get("published_at"):
            moment.help_text = HELP["published_at"].format(zone=office().zone_label)
            for part, name in zip(
                getattr(moment.widget, "widgets", []), PARTS_OF_TIME, strict=False
            ):
                part.attrs["aria-label"] = name
        if self.instance.pk:
            self.initial.update(self._places(self.instance))
        if self.unfinished and not self.is_bound:
            self.initial.update(self._typed(self.unfinished))

    def stored_values(self, stored: Any) -> dict[str, Any]:
        """With gallery and attachments, which have an order and tables of their own."""
        return super().stored_values(stored) | self._places(stored)

    def said_before(self, stored: Article) -> dict[str, Any]:
        """The version that the form began with, without what has an order of its own."""
        seen = stored.versions.filter(number=self.cleaned_data.get("seen_version") or 0).first()
        return fields_of(seen.content) if seen else {}

    def clean(self) -> dict[str, Any]:
        """What the database would refuse is said at the field that it is about."""
        if self.instance.pk is None:
            self.instance.author = self.user
            self.instance.form_key = self.cleaned_data.get("working_key")
        cleaned = super().clean()
        self._hold_chosen(cleaned)
        if self.instance.pk is None:
            self._find_address(cleaned)
        self._describe_cover(cleaned)
        if "published_at" in {conflict.name for conflict in self.conflicts}:
            cleaned.pop("published_at")  # until it is chosen, its status is the stored one
        elif self.instance.state == Article.State.PUBLISHED and not cleaned.get("published_at"):
            way = STEPS["cancel" if is_scheduled(self.instance) else "withdraw"]
            self.add_error("published_at", NO_TIME.format(way=way.label))
        self._check_step(cleaned)
        return cleaned

    def _differs(self, name: str, value: Any) -> bool:
        """What was left open is no other than what saving or publishing gave it."""
        if not self.cleaned_data[name]:
            cover, step = self.cleaned_data.get("cover"), self.cleaned_data.get("step")
            known = getattr(cover, FROM_LIBRARY[name], "") if name in FROM_LIBRARY else ""
            given = name == "slug" or (name == "published_at" and step == "publish")
            if given or (known and known == value):
                return False
        return super()._differs(name, value)

    def _hold_chosen(self, cleaned: dict[str, Any]) -> None:
        """Nobody deletes from the library what is chosen here, until it is saved."""
        for model, names in ((Picture, ("cover", "pictures")), (Document, ("documents",))):
            chosen = {name: [each.pk for each in as_list(cleaned.get(name))] for name in names}
            here = held(model, chain.from_iterable(chosen.values()))
            for name, keys in chosen.items():
                if not here.issuperset(keys):
                    self.add_error(name, GONE)

    def _find_address(self, cleaned: dict[str, Any]) -> None:
        """What the page made of the title is nobody's choice: it is numbered where it is taken,
        unless it is the same story once more, which going back in the browser sends."""
        said = {name: cleaned.get(name, "") for name in ("title", "lead", "body")}
        if cleaned.get("slug") not in {"", next(slugs_for(said["title"]))}:
            return
        seen = seen_by(self.user) if self.user else Q()
        if Article.objects.filter(seen, **said).exists():
            self.add_error("slug", IS_HERE_ALREADY)
        else:
            cleaned["slug"] = ""

    def _describe_cover(self, cleaned: dict[str, Any]) -> None:
        """What the library knows of the picture need not be typed again."""
        cover = cleaned.get("cover")
        for name, known in FROM_LIBRARY.items():
            if cover and not cleaned.get(name):
                cleaned[name] = getattr(cover, known)
        if cover and not cleaned.get("cover_alt") and "cover_alt" not in self.errors:
            self.add_error("cover_alt", COVER_NEEDS_WORDS)

    def _check_step(self, cleaned: dict[str, Any]) -> None:
        """A step that can't be taken leaves everything as it is, the text in the form too."""
        if name := cleaned.get("step"):
            try:
                why = why_not(find_step(name), self.user, self.instance, cleaned.get("note", ""))
            except NotPossible as error:
                why = str(error)
            if why:
                self.add_error(None, ValidationError(why, code="step"))

    def _save_m2m(self) -> None:
        super()._save_m2m()
        if "pictures" in self.cleaned_data:
            set_gallery(self.instance, self.cleaned_data["pictures"])
        if "documents" in self.cleaned_data:
            set_attachments(self.instance, self.cleaned_data["documents"])

    def _places(self, article: Article) -> dict[str, Any]:
        places = {"pictures": gallery_of(article), "documents": attachments_of(article)}
        return {name: value for name, value in places.items() if name in self.fields}

    def _typed(self, fields: Fields) -> dict[str, Any]:
        """What was typed earlier, as the widgets read it, to begin with."""
        sent = QueryDict(mutable=True)
        for name, values in typed(_query(fields), set(self.fields)).items():
            sent.setlist(name, values)
        return {
            name: field.widget.value_from_datadict(sent, {}, self.add_prefix(name))
            for name, field in self.fields.items()
            if name not in {"step", "note"}
        }


def _query(fields: Fields) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, values in fields.items():
        query.setlist(name, values)
    return query
