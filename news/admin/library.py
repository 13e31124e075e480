"""The library as scripts use it: look for what is there, take in what is dropped."""

from pathlib import PurePath
from typing import Any

from csp.decorators import csp_update
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from kpuportal.uploading import UploadForm, about

PER_PAGE = 24
# For pages that make large photographs smaller before they send them: these open files of the
# person's own in an <img>.
shows_own_files = method_decorator(csp_update({"img-src": ["blob:"]}))
NOT_STORED = (
    "Berkas belum tersimpan karena penyimpanan tidak dapat ditulisi; mungkin penuh. "
    "Hubungi pengelola server, lalu unggah lagi."
)
NOT_ALLOWED = "Anda tidak berhak mengunggah ke pustaka ini. Mintalah hak itu kepada pengelola."
NO_PAGE = "Halaman pustaka ini tidak ada."
NO_FILE = "Tidak ada berkas yang dikirim. Pilih berkasnya, lalu unggah lagi."


class LibraryMixin(admin.ModelAdmin):
    """Two addresses beside the list: one to look, one to upload, both answer JSON.

    What was taken in keeps its file; only its words change.
    """

    upload_form: type[UploadForm]

    def row(self, kept: Any) -> dict[str, Any]:
        """What scripts know of one."""
        raise NotImplementedError

    @admin.display(description="nomor", ordering="pk")
    def number(self, kept: Any) -> str:
        """What is typed into an article's form where scripts do not run."""
        return str(kept.pk)

    def new_row(self, request: HttpRequest, kept: Any) -> dict[str, Any]:
        """What scripts know of one that this user has just uploaded."""
        return self.row(kept)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Only what is new asks for a file."""
        if not change:
            kwargs["form"] = self.upload_form
        return super().get_form(request, obj, change, **kwargs)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A full disk is said in a sentence; nothing is left of what was begun."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except OSError:
            messages.error(request, NOT_STORED)
            return redirect(request.get_full_path())

    def get_urls(self) -> list[URLPattern]:
        name = self.opts.model_name
        own = [
            path("library/", self._guarded(self.library), name=f"news_{name}_library"),
            path("upload/", self._guarded(self.upload), name=f"news_{name}_upload"),
        ]
        return own + super().get_urls()

    def _guarded(self, view: Any) -> Any:
        return self.admin_site.admin_view(view)

    def library(self, request: HttpRequest) -> JsonResponse:
        """One page of what was found, newest first."""
        return require_safe(self._library)(request)

    def upload(self, request: HttpRequest) -> JsonResponse:
        """Take in one file; what is wrong with it comes back as a sentence."""
        return require_POST(self._upload)(request)

    def _library(self, request: HttpRequest) -> JsonResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows, _ = self.get_search_results(
            request, self.model._default_manager.order_by("-created_at", "-pk"),
            request.GET.get("q", "")[:200],
        )  # fmt: skip
        pages = Paginator(rows, PER_PAGE)
        number = request.GET.get("page", "1")
        if not (number.isascii() and number.isdigit() and 0 < int(number) <= pages.num_pages):
            return JsonResponse({"error": NO_PAGE}, status=400)
        return JsonResponse(
            {
                "results": [self.row(kept) for kept in pages.page(int(number))],
                "count": pages.count,
                "page": int(number),
                "pages": pages.num_pages,
            }
        )

    def _upload(self, request: HttpRequest) -> JsonResponse:
        if not self.has_add_permission(request):
            return JsonResponse({"error": NOT_ALLOWED}, status=403)
        file = request.FILES.get("upload")
        if file is None:
            return JsonResponse({"error": NO_FILE}, status=400)
        sent = request.POST.copy()
        sent["title"] = sent.get("title") or title_of(file.name or "")
        form = self.upload_form(sent, request.FILES)
        if not form.is_valid():
            sentences = [str(error) for errors in form.errors.values() for error in errors]
            return JsonResponse({"error": " ".join(sentences)}, status=400)
        try:
            self.save_model(request, form.instance, form, change=False)
        except OSError:
            return JsonResponse({"error": about(file.name, NOT_STORED)}, status=503)
        self.log_addition(request, form.instance, [{"added": {}}])
        return JsonResponse(self.new_row(request, form.instance), status=201)


def title_of(name: str) -> str:
    """A title from a file's name, until somebody gives a better one."""
    words = PurePath(name).stem.replace("_", " ").replace("-", " ")
    return " ".join(words.split())[:120] or "Tanpa judul"
