"""The read-only API of the index."""
