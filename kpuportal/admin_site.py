"""Django's admin with the office's name and the order of its work."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import get_user_model
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest

from kpuportal.bad_requests import refuses_nonsense
from kpuportal.office import office

# What is done daily stands first; what is looked up stands last.
ORDER = [
    *("Article", "Picture", "Tag"),
    *("Edition", "Result", "ResultImport", "Source", "Award", "AwardCategory", "Region"),
    *("User", "Group"),
]
APPS = ["news", "participation", "auth", "axes"]
NAMES = {"auth": "Pengguna dan hak", "axes": "Percobaan masuk"}


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

    site_title = "Admin portal"
    index_title = "Pekerjaan"
    empty_value_display = "(kosong)"

    @property
    def site_header(self) -> str:  # type: ignore[override]
        """The office's name, on every page."""
        return f"{office().name}: admin portal"

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Staff only, and never a 500 for what somebody typed into an address."""
        return super().admin_view(refuses_nonsense(view), cacheable)

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """Apps and models in the order of the work."""
        apps: list[Any] = list(super().get_app_list(request, app_label))
        for app in apps:
            app["name"] = NAMES.get(app["app_label"], app["name"])
            app["models"].sort(key=lambda model: _place(ORDER, model["object_name"]))
        return sorted(apps, key=lambda app: _place(APPS, app["app_label"]))


def _place(order: list[str], name: str) -> int:
    return order.index(name) if name in order else len(order)
