"""The files of the old site in a folder of this machine, found by the address that they had."""

import re
import unicodedata
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

UPLOADS = re.compile(r"/(?:wp-content/uploads|files)/(.+)", re.DOTALL)
PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".bmp", ".tif", ".tiff"}
_VARIANT = re.compile(r"(?:-\d{2,5}x\d{2,5}|-scaled|-rotated)?(\.\w{1,5})$")
_SIZED = re.compile(r"-(\d{2,5})x(\d{2,5})$")


def path_of(address: str) -> str:
    """Where below "uploads" a file of this address lies: "2019/03/foto.jpg"; empty elsewhere."""
    try:
        found = UPLOADS.search(unquote(urlsplit(address).path))
    except ValueError:
        return ""
    path = unicodedata.normalize("NFC", found[1]) if found else ""
    strange = "\x00" in path or any(part in {"", ".", ".."} for part in path.split("/"))
    return "" if strange else path


def original_of(path: str) -> str:
    """The path without "-scaled", "-300x200" and the like."""
    return _VARIANT.sub(r"\1", path)


def is_picture(path: str) -> bool:
    """By its name; the content is looked at when it is taken in."""
    return Path(path).suffix.lower() in PICTURES


class Uploads:
    """A copy of the old site's "uploads", or of a folder that holds it; or nothing at all."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._folded: dict[Path, dict[str, str]] = {}

    @cached_property
    def _roots(self) -> list[Path]:
        if self.folder is None:
            return []
        within = ["", "uploads", "wp-content/uploads"]
        folders = [self.folder / name if name else self.folder for name in within]
        return [folder.resolve() for folder in folders if folder.is_dir()]

    def find(self, path: str) -> Path | None:
        """The original of the file, or the largest of its sizes; None without any."""
        names = self._names(path)
        for look in (_inside, self._in_other_letters):
            for name in names:
                for root in self._roots:
                    if found := look(root, name):
                        return found
        return self._largest_size(path)

    def _in_other_letters(self, root: Path, name: str) -> Path | None:
        """The file where capitals or composed letters are all that differs: old servers took
        "Foto.JPG" and "foto.jpg" for one."""
        folder = (root / name).parent
        if folder not in self._folded:
            files = {_folded(found.name): found.name for found in reversed(_listed(folder))}
            self._folded[folder] = files
        wanted = self._folded[folder].get(_folded(Path(name).name))
        return _inside(root, str(Path(name).parent / wanted)) if wanted else None

    def key(self, found: Path) -> str:
        """What tells this file from all others of the folder, wherever the folder lies."""
        roots = [root for root in self._roots if found.is_relative_to(root)]
        shortest = min((str(found.relative_to(root)) for root in roots), key=len)
        return unicodedata.normalize("NFC", shortest)

    def _names(self, path: str) -> list[str]:
        """The names that the file may have, the original first; then without its folders."""
        original = original_of(path)
        scaled = re.sub(r"(\.\w{1,5})$", r"-scaled\1", original)
        names = [original, scaled, path]
        forms = [unicodedata.normalize(form, name) for name in names for form in ("NFC", "NFD")]
        return list(dict.fromkeys([*forms, *(Path(name).name for name in forms)]))

    def _largest_size(self, path: str) -> Path | None:
        original = Path(original_of(path))
        if not is_picture(path):
            return None
        sizes = [
            (int(size[1]) * int(size[2]), found)
            for root in self._roots
            for found in _listed(root / original.parent)
            if found.suffix == original.suffix and found.stem.startswith(original.stem)
            and (size := _SIZED.fullmatch(found.stem[len(original.stem):]))
        ]  # fmt: skip
        largest = max(sizes, default=None)
        return largest[1].resolve() if largest else None


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _inside(root: Path, name: str) -> Path | None:
    """The file, unless it lies outside of the folder or can't be one."""
    try:
        found = (root / name).resolve()
        return found if found.is_relative_to(root) and found.is_file() else None
    except (OSError, ValueError):
        return None


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
