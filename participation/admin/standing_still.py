"""Pages in admin of what the public rests on: they show it, and say so when asked to change it."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

STILL = (
    "Tidak ada yang disimpan: isian ini dasar angka yang sudah terbit, jadi tidak dapat diubah di "
    "halaman ini. Perbaiki angka yang keliru dengan ralat dari halaman edisinya."
)


class StandingStill(admin.ModelAdmin):
    """Refuses a form with fields that stand still, where Django would ignore them and say "saved".

    Our own pages never send such fields; a page that was opened before the publication does.
    """

    def stands_still(self, request: HttpRequest, obj: Any) -> bool:
        """Whether nothing on the page of this object may be changed any more."""
        return False

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:  # fmt: skip
        """Offer no button that could save nothing, and do not say that it did."""
        obj = self.get_object(request, unquote(object_id)) if object_id else None
        if obj is None or not self.has_change_permission(request, obj):
            return super().changeform_view(request, object_id, form_url, extra_context)
        still = self.stands_still(request, obj)
        if request.method == "POST" and (still or self._asked_of_still(request, obj)):
            messages.error(request, STILL)
            return redirect(request.path)
        buttons = ["show_save", "show_save_and_continue", "show_save_and_add_another"]
        shown = dict.fromkeys(buttons, False) if still else {}
        return super().changeform_view(
            request, object_id, form_url, {**shown, **(extra_context or {})}
        )

    def _asked_of_still(self, request: HttpRequest, obj: Any) -> bool:
        still = {*self.get_readonly_fields(request, obj)} - {*self.readonly_fields}
        return any(name in request.POST for name in still)
