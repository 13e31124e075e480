"""The picture of an award, within the award's own page."""

from typing import Any

from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from PIL import Image

from kpuportal.picture_files import accept_upload
from kpuportal.uploading import UploadForm, picture_field
from participation.models import AwardPicture


class AwardPictureForm(UploadForm):
    """A new picture, other words for the one there is, or another file in its place."""

    upload = picture_field()
    image: Image.Image | None = None

    class Meta:
        model = AwardPicture
        fields = ["upload", "alt", "credit"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["upload"].required = self.instance.pk is None

    def clean_upload(self) -> UploadedFile | None:
        """Without a new file the one there is stays."""
        return super().clean_upload() if self.cleaned_data["upload"] else None

    def take_in(self, upload: UploadedFile) -> None:
        """Decoded here, kept later."""
        self.image = accept_upload(upload)

    def save(self, commit: bool = True) -> AwardPicture:
        """Files first, then the row."""
        if not commit or self.image is None:
            return super().save(commit)
        picture: AwardPicture = super().save(commit=False)
        return picture.keep(self.image)


class AwardPictureInline(admin.StackedInline):
    """At most one."""

    model = AwardPicture
    form = AwardPictureForm
    fields = ["preview", "upload", "alt", "credit"]
    readonly_fields = ["preview"]

    @admin.display(description="gambar sekarang")
    def preview(self, picture: AwardPicture) -> str:
        """Small, as it is stored."""
        if picture.pk is None:
            return "Belum ada gambar."
        return format_html(
            '<img src="{}" alt="{}" width="{}" height="{}">',
            picture.smallest_url, picture.alt, picture.kept_widths[0],
            max(1, round(picture.height * picture.kept_widths[0] / picture.width)),
        )  # fmt: skip
