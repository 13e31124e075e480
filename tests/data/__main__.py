"""Writes every file of this folder out, to try them by hand in admin."""

import sys
from pathlib import Path

from tests.data.broken import BROKEN
from tests.data.good import GOOD


def main(folder: Path) -> None:
    """One file for each name; what is said of the broken ones stands in a list beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in GOOD.items():
        (folder / name).write_bytes(make())
    for name, (make, _) in BROKEN.items():
        (folder / name).write_bytes(make())
    said = "\n".join(f"{name}: {sentence}" for name, (_, sentence) in BROKEN.items())
    (folder / "kalimat.txt").write_text(f"{said}\n", encoding="utf-8")


main(Path(sys.argv[1] if len(sys.argv) > 1 else "berkas-uji"))
