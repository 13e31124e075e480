"""The form for a file that is taken in. Whoever sends several reads which one is refused."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from kpuportal.html import legible
from kpuportal.pdf_files import DocumentError
from kpuportal.picture_files import PictureError

LONGEST_NAME = 60


def about(name: str | None, sentence: object) -> str:
    """The sentence, beginning with the file that it is about."""
    shown = legible(name or "") or "Berkas tanpa nama"
    if len(shown) > LONGEST_NAME:
        shown = f"{shown[: LONGEST_NAME - 9]}…{shown[-8:]}"
    return f"“{shown}”: {sentence}"


class UploadForm(forms.ModelForm):
    """What is wrong with the file is said at its field, `upload`."""

    def take_in(self, upload: UploadedFile) -> None:
        """Look into the file. Raises PictureError or DocumentError with a sentence."""
        raise NotImplementedError

    def clean_upload(self) -> UploadedFile | None:
        """Look here, so that every failure becomes a sentence."""
        upload: UploadedFile = self.cleaned_data["upload"]
        try:
            self.take_in(upload)
        except (PictureError, DocumentError) as error:
            raise forms.ValidationError(about(upload.name, error)) from error
        return upload


def upload_field(label: str, help_text: str, accept: str) -> Any:
    """Takes empty files, too, which are refused with more words than Django has for them."""
    return forms.FileField(
        label=label,
        help_text=help_text,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": accept}),
    )


def picture_field() -> Any:
    """Takes what `picture_files` takes in."""
    return upload_field(
        "Berkas gambar",
        "JPEG, PNG, WebP, atau AVIF, paling banyak 10 MB. Data lokasi dan kamera dibuang.",
        "image/jpeg,image/png,image/webp,image/avif",
    )
