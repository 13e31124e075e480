"""Moving in: articles of an earlier site, and the addresses that readers know from there."""
