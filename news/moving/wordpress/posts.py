"""What an item of the export means: a post with dates, names and addresses, or why it is none."""

import datetime as dt
import re
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from html import unescape
from urllib.parse import unquote, urlsplit

from kpuportal.html import legible, plain
from news.moving.wordpress.harmless import harmless
from news.moving.wordpress.reading import Item, Site
from news.moving.wordpress.repairing import mended
from news.pasting.letters import one_line

PUBLISHED, DRAFT = "published", "draft"
STATES = {
    "publish": PUBLISHED, "future": PUBLISHED, "draft": DRAFT, "pending": DRAFT, "private": DRAFT,
}  # fmt: skip
NO_ARTICLES = {
    "page": "halaman statis; buat halamannya sendiri bila masih perlu",
    "attachment": "berkas media; dipakai oleh berita yang memuatnya, lewat --pictures",
    "revision": "riwayat lama sebuah tulisan",
    "nav_menu_item": "isi menu situs lama",
    "wp_block": "pola blok yang dipakai bersama; salin isinya bila masih perlu",
    **dict.fromkeys(
        ("wp_template", "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family",
         "wp_font_face", "custom_css", "customize_changeset", "oembed_cache"),
        "pengaturan tampilan situs lama",
    ),
}  # fmt: skip
# What nobody looks up one by one in a report.
ONLY_COUNTED = {
    NO_ARTICLES[kind] for kind in ("attachment", "revision", "nav_menu_item", "custom_css")
}
NO_STATES = {
    "trash": "ada di tong sampah WordPress",
    "auto-draft": "draf otomatis yang tidak pernah disimpan",
    "inherit": "bagian dari tulisan lain",
}
NO_ID = "tidak punya nomor (wp:post_id)"
NO_LABELS = {"uncategorized", "tak-berkategori", "tanpa-kategori", "tidak-dikategorikan"}
NO_NAMES = {"uncategorized", "tak berkategori", "tanpa kategori", "tidak dikategorikan"}
LONGEST_TITLE, LONGEST_NAME = 200, 60
WORDS_OF_TITLE = 10
UNTITLED = "Tanpa judul"


@dataclass
class Post:
    """A post as the new site understands it. `notes` tell what was not taken over as it was."""

    number: str
    line: int
    title: str
    content: str
    excerpt: str
    state: str
    slug: str
    byline: str
    published_at: dt.datetime | None
    created_at: dt.datetime
    tags: list[str]
    cover_number: str
    addresses: list[str]
    notes: list[str] = field(default_factory=list)


def why_skipped(item: Item) -> str:
    """Why the item becomes no article; empty when it becomes one."""
    kind, status = item.text("wp:post_type").strip() or "post", item.text("wp:status").strip()
    if kind in NO_ARTICLES:
        return NO_ARTICLES[kind]
    if kind != "post":
        return f"jenis isi “{kind[:40]}”, bukan tulisan"
    if not number_of(item):
        return NO_ID
    if status in NO_STATES:
        return NO_STATES[status]
    return "" if status in STATES else f"status “{status[:40]}” tidak dikenal"


def number_of(item: Item) -> str:
    """The number by which WordPress knows it; empty without one."""
    number = item.text("wp:post_id").strip()
    return str(int(number)) if re.fullmatch(r"[0-9]{1,18}", number) and int(number) else ""


def title_of(item: Item) -> str:
    """The whole title on one line, without markup."""
    return _words(mended(unescape(item.text("title"))))


def site_name(site: Site) -> str:
    """The host, and the folder where the site lies in one: what tells two old sites apart."""
    parts = urlsplit((site.addresses or [""])[-1])
    host = (parts.hostname or "wordpress").removeprefix("www.")
    return (host + parts.path.rstrip("/"))[:200]


def read_post(item: Item, site: Site, zone: dt.tzinfo) -> Post:
    """What the item says, for which `why_skipped` has nothing to say."""
    notes: list[str] = []
    published_at, created_at = _moments(item, site, zone)
    status = item.text("wp:status").strip()
    return Post(
        number=number_of(item),
        line=item.line,
        title=_title(item, notes),
        content=legible(mended(item.text("content:encoded"))),
        excerpt=_words(mended(item.text("excerpt:encoded"))),
        state=_state(item, published_at, notes),
        slug=slug_of(item),
        byline=_byline(item, site, notes),
        published_at=published_at if STATES[status] == PUBLISHED else None,
        created_at=created_at,
        tags=_tags(item),
        cover_number=_cover_number(item),
        addresses=addresses_of(item),
        notes=notes,
    )


def _cover_number(item: Item) -> str:
    """Plugins write "0", "-1" or nothing where there is no featured image."""
    number = next(iter(item.metas("_thumbnail_id")), "").strip()
    return number.lstrip("0") if number.isascii() and number.isdigit() else ""


def slug_of(item: Item) -> str:
    """Its slug, decoded; as it was before it went to the bin and came back."""
    return unquote(item.text("wp:post_name").strip()).removesuffix("__trashed")


def addresses_of(item: Item) -> list[str]:
    """Every address that led to it on the old site, slugs of earlier days too."""
    link = item.text("link").strip()
    found = [link, item.text("guid").strip(), f"/?p={number_of(item)}"]
    here = item.text("wp:post_name").strip()
    if here and f"/{here}" in link:
        found += [link.replace(f"/{here}", f"/{old.strip()}") for old in item.metas("_wp_old_slug")]
    return [address for address in dict.fromkeys(found) if address]


def shortened(text: str, longest: int) -> str:
    """`text` cut after a whole word, with an ellipsis, where it is longer than that."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:-") + "…"


def _title(item: Item, notes: list[str]) -> str:
    title = title_of(item)
    if not title:
        words = _words(mended(item.text("excerpt:encoded") or item.text("content:encoded")[:2000]))
        words = re.sub(r"\[[^\]]*\]", " ", words)
        title = " ".join(words.split()[:WORDS_OF_TITLE]) or UNTITLED
        notes.append(f"Judulnya kosong; dipakai “{shortened(title, 60)}”. Perbaiki di admin.")
    if len(title) > LONGEST_TITLE:
        notes.append(f"Judulnya {len(title)} huruf dan dipotong menjadi paling banyak 200.")
    return shortened(title, LONGEST_TITLE)


def _state(item: Item, published_at: dt.datetime | None, notes: list[str]) -> str:
    status = item.text("wp:status").strip()
    if status == "private":
        notes.append("Di WordPress bersifat pribadi, maka menjadi draf.")
    if STATES[status] != PUBLISHED:
        return DRAFT
    if item.text("wp:post_password"):
        notes.append("Di WordPress dikunci dengan sandi, maka menjadi draf.")
        return DRAFT
    if published_at is None:
        notes.append("Tanggal terbitnya tidak ada, maka menjadi draf. Isi waktunya di admin.")
        return DRAFT
    return PUBLISHED


def _byline(item: Item, site: Site, notes: list[str]) -> str:
    login = item.text("dc:creator").strip()
    name = _words(unescape(site.authors.get(login, "")))
    if login and not name:
        notes.append(
            f"Penulis “{login[:60]}” tidak ada dalam daftar penulis; nama masuknya dipakai."
        )
    return shortened(name or mended(login), LONGEST_NAME)


def _tags(item: Item) -> list[str]:
    names = []
    for label in item.labels:
        name = _words(unescape(label.name))
        is_none = label.slug in NO_LABELS or name.lower() in NO_NAMES
        if label.domain in {"category", "post_tag"} and name and not is_none:
            names.append(shortened(name, LONGEST_NAME).rstrip("…"))
    return list(dict.fromkeys(names))


def _moments(item: Item, site: Site, zone: dt.tzinfo) -> tuple[dt.datetime | None, dt.datetime]:
    """When it was or will be published, and when it was written; the latter is always known."""
    said = _moment(item, "post_date", zone)
    changed = _moment(item, "post_modified", zone)
    written = min((moment for moment in (said, changed) if moment), default=None)
    return said or _web_date(item.text("pubDate")), written or _web_date(site.exported) or EPOCH


def _moment(item: Item, name: str, zone: dt.tzinfo) -> dt.datetime | None:
    """A date of WordPress: world time where it is given, else the clock of the office."""
    world = _parsed(item.text(f"wp:{name}_gmt"), dt.UTC)
    return world or _parsed(item.text(f"wp:{name}"), zone)


EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def _parsed(text: str, zone: dt.tzinfo) -> dt.datetime | None:
    """None for "0000-00-00 00:00:00", for nonsense, and for times before the web."""
    try:
        moment = dt.datetime.strptime(text.strip(), "%Y-%m-%d %H:%M:%S").replace(tzinfo=zone)
    except ValueError:
        return None
    return _plausible(moment)


def _web_date(text: str) -> dt.datetime | None:
    """A date as feeds write it; WordPress writes "Mon, 30 Nov -0001" for none."""
    if not re.match(r"\s*\w{3}, [0-9]{1,2} \w{3} [0-9]{4} ", text):
        return None
    try:
        moment = parsedate_to_datetime(text.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _plausible(moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC))


def _plausible(moment: dt.datetime) -> dt.datetime | None:
    return moment.astimezone(dt.UTC) if 2000 <= moment.year < 2100 else None


def _words(html: str) -> str:
    """The words alone, on one line, as they can be kept."""
    return one_line(plain(legible(harmless(html))))
