"""What Python's parser can not take, made harmless before it reads."""

import re

OFFICE_MARKS = re.compile(r"<!\[(?:if|endif)[^>-]{0,200}>", re.IGNORECASE)
BEGUN = re.compile(r"<(?=[^<>\"']*<)(?!!--)")  # another tag begins before this one ends


def harmless(html: str) -> str:
    """Without what Python's parser gives up at or takes for ever: declarations of other programs,
    and beginnings of tags and comments that never end."""
    html = OFFICE_MARKS.sub("", html).replace("<![", "&lt;![")
    end = html.rfind("-->") + 1
    html = html[:end] + html[end:].replace("<!--", "")
    end = html.rfind(">") + 1
    return BEGUN.sub("&lt;", html[:end]) + html[end:].replace("<", "&lt;")
