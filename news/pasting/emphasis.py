"""What looks bold, italic or struck, and where that says something."""

from news.pasting.lists import is_sign
from news.pasting.tree import Element

EMPHASIS = {"strong", "em", "u", "s", "sub", "sup"}
HEADINGS = {"h2", "h3", "h4"}


def hinted(parent: Element) -> None:
    """Spans that look bold, italic or struck become what they look like; the rest of them goes."""
    parent.rebuild(lambda child: _looks(child) if child.tag in {"span", "font", "ins"} else [child])


def _looks(span: Element) -> list[Element | str]:
    if is_sign(span):
        return []
    inner = span.children
    for tag in _meant(span):
        inner = [Element(tag, children=inner)]
    return inner


def _meant(span: Element) -> list[str]:
    weight, decoration = span.style("font-weight"), span.style("text-decoration")
    looks = {
        "strong": weight in {"bold", "bolder", "600", "700", "800", "900"},
        "em": span.style("font-style") == "italic",
        "s": "line-through" in decoration,
        "sub": span.style("vertical-align") == "sub",
        "sup": span.style("vertical-align") == "super",
    }
    return [tag for tag, is_so in looks.items() if is_so]


def without_bare_emphasis(parent: Element) -> None:
    """Headings are bold anyway; emphasis within the same emphasis says nothing."""

    def become(child: Element) -> list[Element | str]:
        if child.tag not in EMPHASIS:
            return [child]
        is_said = parent.tag == child.tag or (parent.tag in HEADINGS and child.tag == "strong")
        is_bare = is_said or not (child.text() or has(child, "img"))
        return child.children if is_bare else [child]

    parent.rebuild(become)


def has(element: Element, tag: str) -> bool:
    """Whether there is such a tag below."""
    return any(each.tag == tag for each in element.elements())
