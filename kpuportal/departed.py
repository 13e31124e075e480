"""Whoever is deleted leaves a name in the history: what they did stays told, and by whom."""

from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db.models import ProtectedError

# No name that can be typed into a form ends so, for brackets are no letters of user names.
MARK = " (dihapus)"
STAYS = "Pengguna ini hanya menyimpan nama dalam riwayat dan tidak dapat dihapus."


def is_departed(user: Any) -> bool:
    """Whether only the name is left, so that the history can tell it."""
    return user.get_username().endswith(MARK)


def keep_history(user: Any) -> None:
    """Before `user` is deleted: what the log tells of them is told of their name from now on.

    Raises ProtectedError for a name that the log still tells.
    """
    entries = LogEntry.objects.filter(user=user.pk)
    if not entries.exists():
        return
    if is_departed(user):
        raise ProtectedError(STAYS, set(entries))
    users = get_user_model()
    longest = users._meta.get_field("username").max_length or 0
    name = user.get_username()[: longest - len(MARK)] + MARK
    nobody = {"is_active": False, "password": make_password(None)}
    left, _ = users._default_manager.get_or_create(username=name, defaults=nobody)
    entries.update(user=left)
