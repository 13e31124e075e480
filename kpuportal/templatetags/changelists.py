"""The lists of admin."""

from collections.abc import Iterable
from itertools import zip_longest
from typing import Any

from django import template
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

register = template.Library()


@register.filter
def labelled(cells: Iterable[SafeString], headings: list[dict[str, Any]]) -> list[SafeString]:
    """The cells of a row, each with its column's heading as `data-label`."""
    return [
        _label(cell, strip_tags(heading["text"])) if heading else cell
        for cell, heading in zip_longest(cells, headings)
        if cell is not None
    ]


def _label(cell: SafeString, heading: str) -> SafeString:
    # A cell begins with "<td" or "<th", which Django has written; nothing of it is a user's.
    return mark_safe(cell[:3] + format_html(' data-label="{}"', capfirst(heading)) + cell[3:])
