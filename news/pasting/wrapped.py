"""Lines that the width of a page broke, as in PDF files, put together to paragraphs again."""

import re
from itertools import pairwise

NARROWEST, WIDEST = 40, 130
FULL = 0.75  # of the widest line; what is shorter ended by itself
FEWEST = 3
ENDS = re.compile(r"[.!?:;)”\"]$")
HYPHEN = re.compile(r"([^\W\d_]+)-$")
WORD = re.compile(r"[^\W\d_]+")


def rejoined(lines: list[str]) -> list[str]:
    """Paragraphs of one line each; the lines as they are where nothing says they were broken."""
    width = max(map(len, lines), default=0)
    if len(lines) < FEWEST or not NARROWEST <= width <= WIDEST or not _are_broken(lines, width):
        return lines
    paragraphs = [lines[0]]
    for before, line in pairwise(lines):
        if len(before) < FULL * width and ENDS.search(before):
            paragraphs.append(line)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line)
    return paragraphs


def _are_broken(lines: list[str], width: int) -> bool:
    """Most lines are as long as the page is wide, and most of those go on in the next."""
    pairs = list(pairwise(lines))
    full = [(line, after) for line, after in pairs if len(line) >= FULL * width]
    goes_on = [after for line, after in full if not ENDS.search(line) and after[0].islower()]
    return len(full) * 3 >= len(pairs) * 2 and len(goes_on) * 2 >= len(full)


def _joined(before: str, after: str) -> str:
    """With a blank, or as one word where a hyphen only parted it."""
    broken, following = HYPHEN.search(before), WORD.match(after)
    if not broken:
        return f"{before} {after}"
    is_parted = following and following[0].islower() and not _is_doubled(broken[1], following[0])
    return f"{before[:-1] if is_parted else before}{after}"


def _is_doubled(first: str, second: str) -> bool:
    """ "undang-undang", "bersama-sama", "sayur-mayur": Indonesian says it twice, with a hyphen."""
    first, second = first.lower(), second.lower()
    return second.startswith(first) or first.endswith(second[:4]) or first[1:] == second[1:]
