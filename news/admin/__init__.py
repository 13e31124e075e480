"""The press officer's workplace; one file for each kind of work."""

from news.admin import articles, documents, office_pages, old_addresses, pictures, readership, tags

__all__ = [
    "articles",
    "documents",
    "office_pages",
    "old_addresses",
    "pictures",
    "readership",
    "tags",
]
