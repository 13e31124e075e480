"""News: articles with tags, pictures, search, feeds and a reading counter."""
