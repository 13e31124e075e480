"""How shapes look in a file, which has no style sheet. On pages static/css/ decides."""

PAPER, RAISED, SUNK, INK, SOFT = "#fbf8f2", "#fffdf9", "#f3ece0", "#211815", "#5d4f46"
RULE, RULE_STRONG, ACCENT, GOLD = "#dccfbd", "#8a7766", "#7d1522", "#b98a2c"
WARN, ON_WARN = "#f6dfa0", "#3f2b00"
STEPS = {1: "#ecc9c0", 2: "#b4525a", 3: "#6a0f1c"}
STEP_LINE = "#6a0f1c"
ON_STEPS = {1: "#4d1219", 2: "#ffffff", 3: "#ffffff"}

Look = dict[str, str]


def _text(size: float, fill: str, *, bold: bool = False) -> Look:
    look = {"fill": fill, "font-size": str(size)}
    return look | {"font-weight": "700"} if bold else look


def _of_bands() -> dict[str, Look]:
    looks: dict[str, Look] = {}
    for step, fill in STEPS.items():
        edge = STEP_LINE if step == 1 else fill
        looks |= {
            f"band-{step}": {"fill": fill, "stroke": edge},
            f"mark-{step}": {"fill": fill, "stroke": STEP_LINE if step == 1 else RAISED},
            f"span-{step}": {"stroke": edge, "stroke-width": "12", "stroke-dasharray": "2.5 2"},
            f"code-{step}": _text(15, ON_STEPS[step], bold=True),
            f"pip-{step}": {"fill": "none", "stroke": ON_STEPS[step]},
            f"pip-on-{step}": {"fill": ON_STEPS[step], "stroke": ON_STEPS[step]},
        }
    return looks


CARD_SIZES = range(11, 81)  # letters of share cards are as large as they fit


def _of_cards() -> dict[str, Look]:
    looks: dict[str, Look] = {}
    for size in CARD_SIZES:
        looks |= {
            f"card-{size}": _text(size, INK, bold=True),
            f"card-said-{size}": _text(size, SOFT),
            f"card-warned-{size}": _text(size, ACCENT, bold=True),
            f"card-notice-{size}": _text(size, ON_WARN, bold=True),
        }
    return looks


LOOKS: dict[str, Look] = {
    **_of_bands(),
    **_of_cards(),
    "paper": {"fill": PAPER},
    "lead": {"fill": ACCENT},
    "gold": {"fill": GOLD},
    "warning": {"fill": WARN, "stroke": GOLD},
    "title": _text(24, INK, bold=True),
    "notice": _text(15, ON_WARN, bold=True),
    "small": _text(13, SOFT),
    "said": _text(15, INK),
    "name": _text(14, INK, bold=True),
    "value": _text(14, INK, bold=True),
    "label": _text(12, SOFT),
    "track": {"fill": SUNK, "stroke": RULE},
    "base": {"stroke": RULE_STRONG},
    "halo": {"stroke": PAPER, "stroke-width": "4"},
    "limit": {"stroke": INK, "stroke-width": "1.25"},
    "apart": {"stroke": RULE_STRONG, "stroke-dasharray": "4 4"},
    "join": {"stroke": INK, "stroke-width": "2"},
    "own": {"fill": ACCENT, "stroke": ACCENT},
    "ring": {"fill": "none", "stroke": ACCENT, "stroke-width": "2"},
    "province": {"fill": GOLD, "stroke": INK},
    "nation": {"fill": INK, "stroke": RAISED},
    "code-absent": _text(15, INK, bold=True),
    "not_published": {"fill": RAISED, "stroke": RULE_STRONG, "stroke-dasharray": "3 3"},
    "not_measured": {"fill": RAISED, "stroke": RULE_STRONG, "stroke-dasharray": "1 3"},
    "not_applicable": {"fill": SUNK, "stroke": RULE_STRONG},
    "cross": {"stroke": RULE_STRONG},
}


def look_of(name: str) -> Look:
    """The presentation attributes of a look; a group has none of its own."""
    return LOOKS.get(name, {})
