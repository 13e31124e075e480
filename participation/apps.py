"""The participation index."""

from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    """Named for the admin's index page."""

    name = "participation"
    verbose_name = "Indeks Partisipasi"
