"""The office's users, and their logins, in admin."""

from typing import Any

from axes.admin import AccessAttemptAdmin
from axes.models import AccessAttempt
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

from kpuportal import guide
from kpuportal.admin_site import AdminPage
from kpuportal.deletion_page import QuietDeletionMixin
from kpuportal.departed import is_departed
from kpuportal.rights import NamedRightsMixin
from kpuportal.style_guide import style_guide


def _is_staff(user: Any) -> bool:
    return user.is_staff


admin.site.unregister([User, Group, AccessAttempt])
admin.site.pages += [  # type: ignore[attr-defined]  # our own site
    AdminPage(
        "news", "gaya/", "style_guide", "Panduan gaya", style_guide, _is_staff,
        in_list=lambda user: user.is_superuser,  # it helps nobody to write
    ),
    AdminPage("panduan", "", "guide", "Panduan", guide.contents, _is_staff),
    AdminPage("panduan", "<slug:name>/", "guide_chapter", "Bab panduan", guide.chapter, _is_staff),
    AdminPage("panduan", "gambar/<str:name>", "guide_picture", "Gambar", guide.picture, _is_staff),
]  # fmt: skip


@admin.register(User)
class StaffAdmin(NamedRightsMixin, QuietDeletionMixin, UserAdmin):
    """Django's own; but the history survives whoever made it."""

    rights_field = "user_permissions"
    unmentioned = (LogEntry,)  # they are not lost

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or not is_departed(obj))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may = super().has_change_permission(request, obj)
        return may and (obj is None or not is_departed(obj))


@admin.register(Group)
class RoleAdmin(NamedRightsMixin, GroupAdmin):
    """Django's own, with rights by name."""

    rights_field = "permissions"


@admin.register(AccessAttempt)
class LoginAttemptAdmin(AccessAttemptAdmin):
    """Without cleaning up by hand, which answers in English: each login does it by itself."""

    actions = ()
