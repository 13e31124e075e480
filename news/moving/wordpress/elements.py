"""What an element of old text is here: the same, another one, a parting of paragraphs, nothing."""

import re

SAME = {"strong", "em", "u", "s", "sub", "sup"}
INLINE = {name: name for name in SAME} | {
    "b": "strong", "i": "em", "ins": "u", "del": "s", "strike": "s",
}  # fmt: skip
BLOCKS = {
    "h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4",
    **{name: name for name in ("ul", "ol", "li", "blockquote", "table", "tr", "td", "th")},
    "thead": "thead", "tbody": "tbody",
}  # fmt: skip
PARTING = {
    "p", "div", "section", "article", "header", "footer", "aside", "main", "center", "pre", "form",
    "address", "dl", "dt", "dd", "details", "summary", "fieldset", "nav", "caption", "option",
    "select", "tfoot", "body", "html", "figcaption", "noscript", "template",
}  # fmt: skip
PLAYERS = {"iframe": "src", "embed": "src", "object": "data", "video": "src", "audio": "src"}
UNSEEN = {"script", "style"}
KEPT = {"td": ("colspan", "rowspan"), "th": ("colspan", "rowspan"), "ol": ("start",)}


def kept_attributes(tag: str, given: dict[str, str]) -> str:
    """As they are written within the tag: numbers of cells and lists."""
    return "".join(
        f' {name}="{given[name]}"' for name in KEPT.get(tag, ())
        if re.fullmatch(r"[0-9]{1,3}", given.get(name, ""))
    )  # fmt: skip
