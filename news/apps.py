"""The news of the office."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """Named for the admin's index page."""

    name = "news"
    verbose_name = "Berita"
