"""Does a page fit, is all of it seen, can it be hit with a finger: measured as it stands."""

from playwright.sync_api import Page

# The texts of a page with the boxes of their lines; what is meant to be unseen is left out.
_LINES = """
  const known = new Map();
  const clippedAway = (each) => {
    if (!each) return false;
    if (!known.has(each)) {
      const clipped = getComputedStyle(each).clipPath !== "none";
      known.set(each, clipped || clippedAway(each.parentElement));
    }
    return known.get(each);
  };
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    const text = node.data.trim().slice(0, 50);
    if (!text || parent.closest("script, style, noscript, option, .unseen, .skip")) continue;
    if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (clippedAway(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width > 1 && box.height > 1) lines.push({ box, parent, text });
    }
  }
  const clippedBy = (each) => {
    for (; each && each !== document.documentElement; each = each.parentElement) {
      if (getComputedStyle(each).overflowX !== "visible") return each;
    }
    return null;
  };
"""
# Words outside the window or outside the box that cuts them off. What scrolls by itself is no
# loss; neither is a teaser that ends in "…", nor the last step of the way, which is the heading
# below it once more.
CUT = f"""() => {{ {_LINES}
  return lines.filter(({{ box, parent }}) => {{
    if (parent.closest(".way li:last-child")) return false;
    const clip = clippedBy(parent);
    if (!clip) return box.left < -1 || box.right > innerWidth + 1;
    const edge = clip.getBoundingClientRect();
    if (getComputedStyle(clip).webkitLineClamp !== "none") return false;
    if (/auto|scroll/.test(getComputedStyle(clip).overflowX)) return false;
    return box.left < edge.left - 1 || box.right > edge.right + 1
      || box.top < edge.top - 3 || box.bottom > edge.bottom + 3;
  }}).map(({{ text }}) => text);
}}"""
# Two texts in one place. Where a line is lower than its letters, boxes touch without the letters.
OVERLAPPING = f"""() => {{ {_LINES}
  const still = lines.filter(({{ parent }}) => {{
    for (let each = parent; each; each = each.parentElement) {{
      if (/sticky|fixed/.test(getComputedStyle(each).position)) return false;
    }}
    return !clippedBy(parent);
  }}).sort((one, other) => one.box.top - other.box.top);
  const found = [];
  still.forEach((one, place) => {{
    for (const other of still.slice(place + 1)) {{
      if (other.box.top > one.box.bottom) break;
      const [a, b] = [one.box, other.box];
      const high = Math.min(a.bottom, b.bottom) - b.top;
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const least = Math.min(a.height, b.height);
      if (wide > 2 && high > least * .4) found.push(`${{one.text}} / ${{other.text}}`);
    }}
  }});
  return found;
}}"""
# Words in so narrow a column that a line holds a letter or two.
SQUEEZED = f"""() => {{ {_LINES}
  return [...Map.groupBy(lines, ({{ parent }}) => parent)].filter(([parent, held]) => {{
    const rows = new Set(held.map(({{ box }}) => Math.round(box.top))).size;
    return rows > 2 && parent.textContent.trim().length / rows < 4;
  }}).map(([parent]) => parent.textContent.trim());
}}"""
# What fields of a filter stand at, where not all of it is seen: a list with that choice alone tells
# how wide it is.
CUT_VALUES = """() => [...document.querySelectorAll(".filters select, .filters input")]
  .filter((each) => {
    if (each.localName === "input") return each.scrollWidth > each.clientWidth;
    const alone = each.cloneNode();
    alone.append(each.selectedOptions[0].cloneNode(true));
    alone.style.inlineSize = "max-content";
    alone.style.position = "absolute";
    each.after(alone);
    const needed = alone.getBoundingClientRect().width;
    alone.remove();
    return needed > each.getBoundingClientRect().width + 1;
  }).map((each) => each.selectedOptions?.[0].text ?? each.value)"""
# What is pressed is as high as a finger; a link in a sentence is as low as its line. Some links lie
# over all of what they stand in. What lies on a picture stands in a list beside it too.
TOO_LOW = """() => [...document.querySelectorAll("a, button, summary, select, input, textarea")]
  .filter((each) => {
    const over = getComputedStyle(each, "::after").position === "absolute" && each.offsetParent;
    const box = (over || each).getBoundingClientRect();
    if (!each.checkVisibility() || box.height <= 1 || box.right < 0 || box.bottom < 0) return false;
    const inSentence = getComputedStyle(each).display === "inline";
    return box.height < 43.5 && !inSentence && !each.closest("svg, .unseen");
  })
  .map((each) => `${each.getBoundingClientRect().height} ${each.outerHTML.slice(0, 120)}`)"""


def assert_whole(page: Page) -> None:
    """Nothing scrolls sideways, is cut off or lies over something else."""
    page.wait_for_load_state()
    where = f"{page.url} {page.evaluate('innerWidth')}"
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wider <= 0, f"{where} scrolls sideways by {wider}: {page.evaluate(CUT)}"
    cut, overlapping = page.evaluate(CUT), page.evaluate(OVERLAPPING)
    assert not cut and not overlapping, f"{where} cut: {cut}, overlapping: {overlapping}"
