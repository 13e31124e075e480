"""Pictures of a text: figures with the words below them, and what goes into the gallery."""

from dataclasses import dataclass, field
from html import escape

from news.moving.wordpress.paragraphs import Writer

LATE = ("data-src", "data-lazy-src", "data-orig-file", "data-original")  # shown by scripts


@dataclass(frozen=True)
class Shown:
    """A picture of our library as a text shows it; `key` tells which."""

    key: str
    source: str
    width: int
    height: int
    alt: str


@dataclass
class _Figure:
    """A figure that is being read: its pictures, and the words below them."""

    is_gallery: bool
    level: int  # how many elements held it; deeper words are a table's or a quotation's
    depth: int = 1
    pictures: list[Shown] = field(default_factory=list)
    caption: list[str] = field(default_factory=list)


class Figures:
    """Takes pictures and captions as they are read; the writer and `gallery` get them whole."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.gallery: list[Shown] = []
        self.open: _Figure | None = None
        self.latest = ""

    @property
    def is_in_gallery(self) -> bool:
        """Whether a gallery is being read."""
        return self.open is not None and self.open.is_gallery

    def say(self, words: str) -> bool:
        """Take the words as a caption; False where they are no figure's."""
        if self.open is None or len(self.writer.containers) > self.open.level:
            return False
        self.open.caption.append(words)
        return True

    def show(self, shown: Shown) -> None:
        """The picture stands here."""
        self.latest = shown.key
        if self.open:
            self.open.pictures.append(shown)
        elif self.writer.inside in {"td", "th", "li"}:
            self.writer.end_paragraph()
            self.writer.parts.append(image(shown))
            self.writer.has_words = True
        else:
            self.writer.whole(f"<figure>{image(shown)}</figure>")

    def begin(self, classes: str) -> None:
        """A figure within another one is part of it."""
        if self.open:
            self.open.depth += 1
            return
        self.writer.end_paragraph()
        is_gallery = "wp-block-gallery" in classes or "blocks-gallery" in classes
        self.open = _Figure(is_gallery, len(self.writer.containers))

    def end(self) -> None:
        """Write what the figure held. Its last picture has the caption."""
        figure = self.open
        if figure is None:
            return
        figure.depth -= 1
        if figure.depth > 0 and not figure.is_gallery:
            return
        self.write_held()
        if figure.depth <= 0:
            self.open = None

    def end_all(self) -> None:
        """The text is over."""
        while self.open:
            self.end()

    def write_held(self) -> None:
        """Write the pictures and words that an open figure holds, and empty it."""
        figure = self.open
        if figure is None or not (figure.pictures or any(map(str.strip, figure.caption))):
            return
        self.open = None
        caption = escape(" ".join("".join(figure.caption).split()), quote=False)
        self._write(figure, caption)
        figure.caption, figure.pictures = [], []
        self.open = figure

    def _write(self, figure: _Figure, caption: str) -> None:
        if figure.is_gallery:
            self.gallery += figure.pictures
        else:
            below = f"<figcaption>{caption}</figcaption>" if caption else ""
            for shown in figure.pictures:
                is_last = shown is figure.pictures[-1]
                self.writer.whole(f"<figure>{image(shown)}{below if is_last else ''}</figure>")
        if caption and (figure.is_gallery or not figure.pictures):
            self.writer.whole(f"<p>{caption}</p>")


def image(shown: Shown) -> str:
    """The element."""
    return (
        f'<img src="{escape(shown.source)}" alt="{escape(shown.alt)}"'
        f' width="{shown.width}" height="{shown.height}">'
    )


def source_of(given: dict[str, str]) -> str:
    """Where the picture is, be it shown at once or by a script."""
    source = given.get("src", "").strip()
    late = next((given[name].strip() for name in LATE if given.get(name)), "")
    if not source and not late:
        return given.get("srcset", "").strip().partition(" ")[0]
    return late if late and (not source or source.startswith("data:")) else source
