"""The site as a whole, and its admin."""

from typing import Any

from axes import apps as axes_apps
from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin import apps as admin_apps
from django.db.models.signals import pre_delete


class PortalConfig(AppConfig):
    """Template tags and the command that sets the portal up."""

    default = True
    name = "kpuportal"
    verbose_name = "Portal KPU"

    def ready(self) -> None:
        """Whichever way a user is deleted, the history stays."""
        pre_delete.connect(_keep_history, sender=settings.AUTH_USER_MODEL)


def _keep_history(instance: Any, **_: Any) -> None:
    from kpuportal.departed import keep_history

    keep_history(instance)


class PortalAdminConfig(admin_apps.AdminConfig):
    """Django's admin with the office's name and the order of its work."""

    default = False
    default_site = "kpuportal.admin_site.PortalAdminSite"


class LoginAttemptsConfig(axes_apps.AppConfig):
    """The log of logins under a name that staff understand."""

    verbose_name = "Percobaan masuk"

    def ready(self) -> None:
        """Its entries too are named as staff would."""
        from kpuportal.login_log import name_entries

        super().ready()
        name_entries()
