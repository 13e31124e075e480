"""Files as a data officer may bring them; `python -m tests.data FOLDER` writes them all out."""
