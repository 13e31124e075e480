"""Where the old site's own addresses lead on the new one."""

import re
from urllib.parse import urljoin, urlsplit

from news.moving.addresses import normalise, slug_in
from news.moving.wordpress.reading import Site

SCHEMES = {"http", "https"}
_RESIZER = re.compile(r"^https?://i[0-3]\.wp\.com/")  # shows the file whose address follows
OTHER_SCHEMES = {"mailto", "tel"}


class OwnAddresses:
    """The addresses of the old site's articles, and which new one each has."""

    def __init__(self, site: Site) -> None:
        self.base = (site.addresses or ["http://localhost/"])[-1].rstrip("/") + "/"
        self.hosts = {_host(address) for address in site.addresses}
        self.folder = urlsplit(self.base).path.rstrip("/")
        self._new: dict[str, str] = {}

    def add(self, old: str, new: str) -> None:
        """The first one who has an address keeps it."""
        if normal := self.normal(old):
            self._new.setdefault(normal, new)

    def add_short(self, slug: str, new: str, others: set[str]) -> str:
        """The slug alone, under which WordPress finds an article too, unless it is another's
        address; what was added, or nothing."""
        short = self.normal(f"{self.folder}/{slug}") if slug else ""
        if not short or short in self._new or short in others:
            return ""
        self._new[short] = new
        return short

    def normal(self, old: str) -> str:
        """The one form of an address of the old site, "/index.php" in a folder left out too."""
        normal = normalise(old)
        if self.folder and normal.startswith(f"{self.folder.lower()}/index.php"):
            normal = normalise(self.folder + normal[len(self.folder) + len("/index.php") :])
        return normal

    def absolute(self, address: str) -> str:
        """The address with scheme and host, as a browser on the old site understood it; empty
        for one that no browser opens."""
        try:
            address = _RESIZER.sub("https://", urljoin(self.base, address))
            return address if urlsplit(address).hostname else ""
        except ValueError:
            return ""

    def is_own(self, absolute: str) -> bool:
        """Whether it lies on the old site."""
        return _host(absolute) in self.hosts

    def is_home(self, absolute: str) -> bool:
        """Whether it is the old site's first page."""
        parts = urlsplit(absolute)
        path = parts.path.removesuffix("/index.php").rstrip("/")
        return not parts.query and path == self.folder

    def new(self, absolute: str) -> str:
        """The new address of an article that had this one, with the place in it; or nothing."""
        address, _, place = absolute.partition("#")
        found = self._new.get(self.normal(address), "")
        bare = address.partition("?")[0]
        found = found or (self._new.get(self.normal(bare), "") if bare != address else "")
        if not found and (slug := slug_in(self.normal(bare).removeprefix(self.folder.lower()))):
            found = self._new.get(self.normal(f"{self.folder}/{slug}"), "")
        return f"{found}#{place}" if found and place else found


def scheme_of(address: str) -> str:
    """In small letters; empty for an address without one."""
    found = re.match(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):", address)
    return found[1].lower() if found else ""


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
