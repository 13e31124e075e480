"""The desk: who may do what with an article, from its first word to its readers."""
