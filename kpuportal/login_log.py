"""What an entry in the log of logins is called, for axes says it in English and in UTC."""

from axes.models import AccessAttempt, AccessBase, AccessFailureLog, AccessLog

from kpuportal.formats import clock, short_date


def entry_name(entry: AccessBase) -> str:
    """Who tried, and when in the office's time: "petugas, 26 November 2026, 21.09 WIB"."""
    when = f"{short_date(entry.attempt_time)}, {clock(entry.attempt_time)}"
    return f"{entry.username or 'Tanpa nama'}, {when}"


def name_entries() -> None:
    """Call entries so wherever they are named: titles, lists, confirmations, the history."""
    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        model.__str__ = entry_name
