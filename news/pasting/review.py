"""What those who went over a text in a word processor left in it: deletions and comments."""

import re

from news.pasting.tree import Element

# Word on the desk names them in style and class, Word on the web in classes.
DELETED = re.compile(r"^(?:msodel|trackchangetextdeletion.*)$", re.IGNORECASE)
COMMENT = re.compile(r"^mso(?:commentreference|comtxt|comoff|comanchor)$", re.IGNORECASE)
COMMENT_LINK = re.compile(r"^#(?:_msocom_|_cmnt|cmnt)", re.IGNORECASE)
WHEN = ("cite", "datetime", "cdate")


def reviewed(parent: Element) -> None:
    """As if all changes were accepted and all comments deleted."""
    parent.rebuild(lambda child: [] if _is_deleted(child) or _is_comment(child) else [child])


def _is_deleted(element: Element) -> bool:
    """Struck out by somebody at some time; what is only drawn struck stays so."""
    is_dated = element.tag == "del" and any(name in element.attributes for name in WHEN)
    return is_dated or any(DELETED.match(name) for name in element.classes())


def _is_comment(element: Element) -> bool:
    return (
        any(COMMENT.match(name) for name in element.classes())
        or element.style("mso-element") in {"comment", "comment-list"}
        or bool(COMMENT_LINK.match(element.attributes.get("href", "")))
    )
