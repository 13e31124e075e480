"""Which edition a command means."""

from django.core.management.base import CommandError

from participation.models import Edition


def edition_named(slug: str) -> Edition:
    """The edition with this slug. Raises CommandError that lists the ones that exist."""
    edition = Edition.objects.filter(slug=slug).first()
    if edition is None:
        known = ", ".join(Edition.objects.values_list("slug", flat=True)) or "belum ada edisi"
        raise CommandError(f"Edisi “{slug}” tidak ada. Yang ada: {known}.")
    return edition
