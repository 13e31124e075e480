"""The text editor of an article: pictures come from the library, what is pasted comes clean."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget

from news.pasting import LONGEST, left_out, tidy, tidy_paste, tidy_text

TOO_LONG = "Teks yang ditempel terlalu panjang. Tempel sebagian demi sebagian."

NAME = "Isi berita"  # read out to those who do not see the field
MODULES = ["pictures", "paste", "typing", "form"]


class BodyEditor(AdminProseEditorWidget):
    """The editor with figures of the library and with pasting that cleans."""

    class Media:
        css = {"all": ["news/picking.css"]}

    def get_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().get_config()
        ours = {
            "Figure": {
                "libraryUrl": reverse("admin:news_picture_library"),
                "uploadUrl": reverse("admin:news_picture_upload"),
            },
            "Image": True,
            "Caption": True,
            "CleanPaste": {
                "tidyUrl": reverse("admin:news_article_tidy"),
                "longest": LONGEST,
                "tooLong": TOO_LONG,
            },
            "PlainTyping": True,
            "InForm": {"name": NAME, "help": "id_body_helptext"},
            # Letters and Roman numerals are not kept, so they are not offered.
            "OrderedList": {"listTypes": [{"label": "1, 2, 3, ...", "type": "decimal"}]},
        }
        modules = [static(f"news/editor_{name}.js") for name in MODULES]
        return config | {
            "extensions": config["extensions"] | ours,
            "js_modules": [*config.get("js_modules", []), *modules],
        }


class PageBodyEditor(AdminProseEditorWidget):
    """The plain editor, with a name for those who do not see the field."""

    def get_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().get_config()
        return config | {
            "extensions": config["extensions"] | {"InForm": {"name": "Isi halaman", "help": ""}},
            "js_modules": [*config.get("js_modules", []), static("news/editor_form.js")],
        }


class BodyField(ProseEditorFormField):
    """Text as it was typed or pasted, tidied before it is stored."""

    def clean(self, value: Any) -> Any:
        """What is left of the text without the traces of other programmes."""
        return tidy(super().clean(value) or "")


def tidied(request: HttpRequest) -> JsonResponse:
    """What is pasted, as clean HTML: `html` where the clipboard has it, else plain `text`."""
    html, text = request.POST.get("html", ""), request.POST.get("text", "")
    if len(html) + len(text) > LONGEST:
        return JsonResponse({"error": TOO_LONG}, status=413)
    clean = tidy_paste(html) if html.strip() else tidy_text(text)
    return JsonResponse({"html": clean, "note": _without_pictures(left_out(html))})


def _without_pictures(count: int) -> str:
    """What to do about pictures that did not come along."""
    if not count:
        return ""
    return (
        f"{count} gambar tidak ikut ditempel. Sisipkan gambar dari pustaka dengan tombol gambar "
        "di atas isi berita."
    )
