"""The press officer's workplace; one file for each kind of work."""

from news.admin import articles, pictures, tags

__all__ = ["articles", "pictures", "tags"]
