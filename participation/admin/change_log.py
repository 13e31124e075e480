"""What was done with an object, for the log that admin keeps of it."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.db.models import Model
from django.http import HttpRequest


def log_change(request: HttpRequest, changed: Model, text: str) -> None:
    """Tell the log of one object in admin what was done with it."""
    LogEntry.objects.log_actions(
        user_id=int(str(request.user.pk)),
        queryset=[changed],
        action_flag=CHANGE,
        change_message=text,
        single_object=True,
    )
