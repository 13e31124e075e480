"""The rules of the index: bands, places, reconciliation. Pure functions without Django."""
