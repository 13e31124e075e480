"""Words mean one tag each, be they its address or a synonym: who gives them out takes turns."""

from news.models.turns import take_turn

TAG_WORDS = 4_716_203  # any number that no other advisory lock has


def hold_tag_words() -> None:
    """Wait for a turn and keep it until the transaction ends.

    Without it two people could give one word to two tags, or one give a tag to an article
    while the other merges it away. Rows of articles must be locked before, never after.
    """
    take_turn(TAG_WORDS)
