"""Addresses of earlier sites in one form, so that what is kept is what is looked up.

Nothing but text goes in and out.
"""

import re
import unicodedata
from urllib.parse import parse_qsl, unquote

from kpuportal.html import UNSAFE_CHARACTERS

LONGEST = 500
LONGEST_GIVEN = 4000
MOST_PARAMETERS = 50
MOST_DECODINGS = 5
# Parameters that say how a page is reached or shown, not which one it is.
TELLS_NOTHING = re.compile(
    r"utm_\w*|fbclid|gclid|igshid|share|replytocom|amp|preview\w*|print|lang|nb|_ga|ref"
)
_HOST = re.compile(r"^\s*https?://[^/?#]*", re.IGNORECASE)
_SIMPLE = re.compile(r"[\w.:-]+")
_SHARED_SITE = re.compile(r"^/blog/read/\d+_([^/?]+)$")
_DATED = re.compile(r"^/\d{4}/\d{2}(?:/\d{2})?/([^/?]+)$")
_POST = re.compile(r"(?:^|&)p=([0-9]{1,18})(?=&|$)")
_PART = re.compile(
    r"/(?:feed(?:/\w{1,5})?|amp|embed|trackback|comment-page-[0-9]{1,4}|[2-9])/?$", re.IGNORECASE
)
_INDEX = re.compile(r"^(?:/index\.php)+(?=/|$)")


def normalise(address: str) -> str:
    """Path, and query where it tells pages apart; empty when it can be no page's address.

    Host, "/index.php", a slash at the end, capitals and percent-encoding make no difference:
    `https://old.example/index.php/2019/Rapat%2DPleno/?utm_source=x` is `/2019/rapat-pleno`.
    Normalising what is normal changes nothing.
    """
    if len(address) > LONGEST_GIVEN:
        return ""
    path, _, query = _HOST.sub("", address).partition("#")[0].partition("?")
    path, query = _path(path), _query(query)
    normal = f"{path}?{query}" if query else path
    return normal if len(normal) <= LONGEST and normal != "/" else ""


def candidates(path: str, query: str) -> list[str]:
    """What the address of a request may be kept as, the closest first.

    The old site's first page showed a post whatever else it was asked, and a post had its own
    feed and further pages.
    """
    if "?" in path or "#" in path:
        return []
    post = _POST.search(query) if _path(path) == "/" else None
    forms = [
        normalise(f"{path}?{query}"), normalise(f"/?p={post[1]}" if post else ""),
        normalise(path), normalise(_PART.sub("", path)),
    ]  # fmt: skip
    return [form for form in dict.fromkeys(forms) if form]


def slug_in(normal: str) -> str:
    """The slug in an address of the shared KPU sites, `/blog/read/1471_some-slug`, or in a dated
    one, under which WordPress finds a post too, whatever form its site has chosen; or nothing."""
    found = _SHARED_SITE.match(normal) or _DATED.match(normal)
    return re.sub(r"[-_]+", "-", found[1]).strip("-") if found else ""


def _path(path: str) -> str:
    """Decoded, in small letters, with single slashes; "/" when nothing is left."""
    for _ in range(MOST_DECODINGS):
        before, path = path, unquote(path)
        if path == before:
            break
    # A second time, because a small letter may be composed otherwise than its capital.
    for _ in range(2):
        path = unicodedata.normalize("NFC", path.lower())
    if UNSAFE_CHARACTERS.search(path) or re.search(r"[%?#]", path):
        return "/"
    words = [word.strip() for word in path.split("/")]
    return _INDEX.sub("", "/" + "/".join(word for word in words if word)) or "/"


def _query(query: str) -> str:
    """The parameters that tell pages apart, sorted; those that nobody writes are left out."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    except ValueError:
        return ""
    kept = [
        f"{name.lower()}={value.lower()}" for name, value in pairs
        if not TELLS_NOTHING.fullmatch(name.lower())
        and _SIMPLE.fullmatch(name) and _SIMPLE.fullmatch(value)
    ]  # fmt: skip
    return unicodedata.normalize("NFC", "&".join(sorted(set(kept))))
