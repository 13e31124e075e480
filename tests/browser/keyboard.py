"""A reader who has no mouse: Tab by Tab to what is wanted, and the focus is seen at each stop."""

from playwright.sync_api import Locator, Page

MANY = 400  # stops; a page that has more, or that holds the focus, is a trap
# What is wrong with the place of the focus, "" when it can be seen.
UNSEEN_FOCUS = """() => {
  const each = document.activeElement;
  if (!each || each === document.body) return "";
  // The field of a list that offers what it knows is as wide as a letter: its frame has the line.
  const style = getComputedStyle(each.closest(".select2-selection") ?? each);
  const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  if (!outline && style.boxShadow === "none") return "no outline: " + each.outerHTML.slice(0, 160);
  const box = each.getClientRects()[0] ?? each.getBoundingClientRect();
  const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
  const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
  const drawn = box.width > 1 && box.height > 1;
  const away = x < 0 || x > innerWidth || y < 0 || y > innerHeight;
  if (!drawn || away) return "out of sight: " + each.outerHTML.slice(0, 160);
  const top = document.elementFromPoint(x, y);
  if (!top || each.contains(top) || top.contains(each)) return "";
  return "covered: " + each.outerHTML.slice(0, 160) + " by " + top.outerHTML.slice(0, 160);
}"""
STOP = """() => {
  window.stops ??= new Map();
  const each = document.activeElement;
  if (each === document.body) return 0;
  if (!stops.has(each)) stops.set(each, stops.size + 1);
  return stops.get(each);
}"""


def _assert_seen(page: Page) -> None:
    wrong = page.evaluate(UNSEEN_FOCUS)
    assert wrong == "", wrong


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press `key` until `wanted` has the focus."""
    for _ in range(MANY):
        page.keyboard.press(key)
        _assert_seen(page)
        if wanted.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError(f"{wanted} is not reached by {key}")


def walk_through(page: Page, key: str) -> list[int]:
    """Every stop from the beginning, or from the end, until the page is left again."""
    page.evaluate("document.activeElement.blur(); window.stops = new Map()")
    page.evaluate("getSelection().removeAllRanges(); scrollTo(0, 0)")
    stops: list[int] = []
    for _ in range(MANY):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop == 0 or stop in stops:
            return stops
        _assert_seen(page)
        stops.append(stop)
    raise AssertionError(f"{page.url} is never left by {key}")
