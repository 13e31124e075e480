"""The press officer's workplace; one file for each kind of work."""

from news.admin import articles, documents, old_addresses, pictures, readership, tags

__all__ = ["articles", "documents", "old_addresses", "pictures", "readership", "tags"]
