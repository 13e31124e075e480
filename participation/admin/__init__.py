"""The data officer's workplace; one file for each kind of work."""

from participation.admin import awards, editions, imports, regions, results, sources

__all__ = ["awards", "editions", "imports", "regions", "results", "sources"]
