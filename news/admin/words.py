"""What is said about a picture, saved where the picture stands: in a list or in a dialog."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from news.models import Picture

ASKED = ["alt", "caption", "credit"]
GONE = "Gambar ini tidak ada lagi di pustaka. Muat ulang halaman."
NOT_YOURS = (
    "Gambar ini sudah dilihat pembaca, sehingga keterangannya hanya dapat diubah oleh yang berhak "
    "menerbitkan. Mintalah kepada penerbit."
)


class AskedForm(forms.ModelForm):
    """The words that are asked for right after an upload."""

    class Meta:
        model = Picture
        fields = ASKED


class WordsInPlaceMixin(admin.ModelAdmin):
    """An address beside each picture's page that saves its words and answers JSON."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.save_words))
        own = path("<int:pk>/words/", view, name=f"news_{self.opts.model_name}_words")
        return [own, *super().get_urls()]

    def words_address(self, request: HttpRequest, kept: Picture) -> str:
        """Where this user saves the words; empty when that is not theirs to do."""
        if not self.has_change_permission(request, kept):
            return ""
        return reverse("admin:news_picture_words", args=[kept.pk])

    def save_words(self, request: HttpRequest, pk: int) -> JsonResponse:
        """Save what is sent; what is left out stays. An error says which word it is about."""
        kept = self.get_object(request, str(pk))
        if kept is None:
            return JsonResponse({"error": GONE}, status=404)
        if not self.has_change_permission(request, kept):
            return JsonResponse({"error": NOT_YOURS}, status=403)
        sent = {name: request.POST.get(name, getattr(kept, name)) for name in ASKED}
        form = AskedForm(sent, instance=kept)
        if not form.is_valid():
            return JsonResponse({"error": " ".join(_sentences(form))}, status=400)
        if form.changed_data:
            # Only these columns: somebody else may be moving the focal point, or deleting it.
            changed = {name: getattr(kept, name) for name in form.changed_data}
            Picture.objects.filter(pk=kept.pk).update(**changed)
            self.log_change(request, kept, [{"changed": {"fields": _labels(form)}}])
        return JsonResponse(sent_back(kept))


def sent_back(picture: Picture) -> dict[str, str]:
    """The words as they were kept."""
    return {name: getattr(picture, name) for name in ASKED}


def _labels(form: Any) -> list[str]:
    return [str(form.fields[name].label) for name in form.changed_data]


def _sentences(form: Any) -> list[str]:
    return [
        f"{form.fields[name].label.capitalize()}: {error}"
        for name, errors in form.errors.items()
        for error in errors
    ]
