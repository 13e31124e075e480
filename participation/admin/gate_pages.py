"""The gate before the public: what does not agree is mended, or explained to readers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from participation import actions
from participation.actions.explaining import LONGEST
from participation.admin.edition_pages import EditionPages
from participation.models import Edition

REFUSALS = (actions.GateClosed, actions.NotExplained, actions.Frozen)


class GatePages(EditionPages):
    """Compare, explain, publish."""

    def get_urls(self) -> list[URLPattern]:
        """Ours before Django's, which take anything for a primary key."""
        view = self.admin_site.admin_view(self.publish)
        ours = path("<int:pk>/publikasi/", view, name="participation_edition_publish")
        return [ours, *super().get_urls()]

    def publish(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the gate; a POST explains a finding, or goes through."""
        edition = self.the_edition(request, pk)
        if not request.user.has_perm("participation.publish_edition"):
            raise PermissionDenied
        typed: dict[str, str] = {}
        if request.method == "POST":
            try:
                return self._done(request, edition)
            except REFUSALS as error:
                messages.error(request, str(error))
                typed = {name: request.POST.get(name, "") for name in ("finding", "text")}
        findings = actions.gate(edition)
        return self.page(
            request, "publish", edition, "Cocokkan dan publikasikan", findings=findings,
            open=all(finding.passes for finding in findings), longest=LONGEST, typed=typed,
            chapter="mencocokkan-dan-mempublikasikan",
            status=400 if typed else 200,
        )  # fmt: skip

    def _done(self, request: HttpRequest, edition: Edition) -> HttpResponse:
        here = redirect("admin:participation_edition_publish", edition.pk)
        key, text = request.POST.get("finding", ""), request.POST.get("text", "")
        if "explain" in request.POST:
            actions.explain(edition=edition, finding=key, text=text, by=request.user)
            self.log(request, edition, f"Penjelasan ditulis: {key}.")
            messages.success(
                request, "Penjelasan disimpan. Pembaca melihatnya setelah edisi terbit."
            )
            return here
        if "withdraw" in request.POST:
            actions.withdraw_explanation(edition=edition, finding=key, by=request.user)
            self.log(request, edition, f"Penjelasan dihapus: {key}.")
            messages.success(request, "Penjelasan dihapus.")
            return here
        actions.publish_edition(edition=edition, by=request.user)
        self.log(request, edition, "Dipublikasikan.")
        messages.success(request, f"{edition} sudah dipublikasikan; angkanya dibekukan.")
        return redirect("admin:participation_edition_change", edition.pk)
