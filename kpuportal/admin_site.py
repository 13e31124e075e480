"""Django's admin with the office's name and the order of its work."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.validators import MaxLengthValidator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse

from kpuportal.bad_requests import refuses_nonsense
from kpuportal.office import office

# What is done daily stands first; what is looked up stands last.
ORDER = [
    *("Article", "Picture", "Document", "Tag", "Page", "news_readership", "OldAddress"),
    *("Edition", "Result", "ResultImport", "Source", "Award", "AwardCategory", "Region"),
    *("User", "Group"),
]
APPS = ["news", "participation", "auth", "axes"]


@dataclass(frozen=True)
class AdminPage:
    """A page of the admin that belongs to no model: where it stands, and who may open it."""

    app: str
    path: str
    name: str
    label: str
    view: Callable[..., HttpResponse]
    may_open: Callable[[Any], bool]
    in_list: Callable[[Any], bool] = lambda user: True


class LoginForm(AdminAuthenticationForm):
    """Refuses names that no user can have before they are looked up and logged."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        longest = get_user_model()._meta.get_field("username").max_length
        self.fields["username"].validators.append(MaxLengthValidator(longest))

    def clean(self) -> dict[str, Any]:
        """Raise ValidationError for a name that is too long; otherwise log in."""
        return self.cleaned_data if self.errors else super().clean()


class PortalAdminSite(AdminSite):
    """The admin of one office."""

    login_form = LoginForm

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pages: list[AdminPage] = []  # the apps add theirs

    site_title = "Admin"
    index_title = "Pekerjaan"
    empty_value_display = "(kosong)"

    @property
    def site_header(self) -> str:  # type: ignore[override]  # a plain text at Django's
        """The office's name, on every page."""
        return f"Admin {office().name}"

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Staff only, and never a 500 for what somebody typed into an address."""
        return super().admin_view(refuses_nonsense(view), cacheable)

    def get_urls(self) -> list[Any]:
        """Also the pages without a model, each for those who may open it; and our own way from an
        object to its page, for Django's asks nobody's rights."""
        pages = [
            path(f"{page.app}/{page.path}", self.admin_view(_guarded(page)), name=page.name)
            for page in self.pages
        ]
        route = "r/<path:content_type_id>/<path:object_id>/"
        on_site = path(route, self.admin_view(self.on_site), name="view_on_site")
        theirs: list[Any] = super().get_urls()
        kept = [each for each in theirs if getattr(each, "name", "") != "view_on_site"]
        return [*pages, on_site, *kept]

    def on_site(self, request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponse:
        """To the page of something that the user may see and that has one now."""
        kind = ContentType.objects.filter(pk=content_type_id).first()
        model = kind.model_class() if kind else None
        admin = self._registry.get(model) if model else None
        found = admin.get_object(request, object_id) if admin else None
        if admin is None or found is None or not admin.has_view_permission(request, found):
            raise Http404
        address = (
            admin.view_on_site(found)
            if callable(admin.view_on_site)
            else getattr(found, "get_absolute_url", str)()
        )
        if not address:
            raise Http404
        return redirect(address)

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """Apps and models in the order of the work."""
        apps: list[Any] = list(super().get_app_list(request, app_label))
        for app in apps:
            app["models"] += self._listed(request, app["app_label"])
            app["models"].sort(key=lambda model: _place(ORDER, model["object_name"]))
        return sorted(apps, key=lambda app: _place(APPS, app["app_label"]))

    def _listed(self, request: HttpRequest, app: str) -> list[dict[str, Any]]:
        """Pages as Django's templates list models."""
        return [
            {
                "name": page.label,
                "object_name": page.name,
                "admin_url": reverse(f"admin:{page.name}"),
                "add_url": None,
                "view_only": True,
            }
            for page in self.pages
            if page.app == app and page.may_open(request.user) and page.in_list(request.user)
        ]


def _guarded(page: AdminPage) -> Callable[..., HttpResponse]:
    @wraps(page.view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not page.may_open(request.user):
            raise PermissionDenied
        return page.view(request, *args, **kwargs)

    return guarded


def _place(order: list[str], name: str) -> int:
    return order.index(name) if name in order else len(order)
