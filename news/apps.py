"""The news of the office."""

from typing import Any

from django.apps import AppConfig
from django.apps import apps as installed
from django.db.models.signals import post_migrate


class NewsConfig(AppConfig):
    """Named for the admin's index page."""

    name = "news"
    verbose_name = "Redaksi"

    def ready(self) -> None:
        """The newsroom's groups follow once `auth` has made the rights that they hold."""
        post_migrate.connect(_make_groups, sender=installed.get_app_config("auth"))


def _make_groups(apps: Any = installed, **_: Any) -> None:
    from news.desk.roles import make_groups

    try:
        apps.get_model("auth", "Group"), apps.get_model("news", "WorkingCopy")
    except LookupError:
        return  # migrated back to a time before them
    make_groups()
