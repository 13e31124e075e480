"""What a person who typed or pasted a link's address meant by it."""

import re

KNOWN = re.compile(r"https?://[^\s/]|(?:mailto|tel):\S", re.IGNORECASE)
FILES = "pdf docx? xlsx? pptx? jpe?g png zip rar txt csv html? php mp4".replace(" ", "|")
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST = rf"(?:{_LABEL}\.)+(?!(?:{FILES})(?![\w.-]))[^\W\d_]{{2,63}}"
HOST = re.compile(rf"{_HOST}(?:[/?#].*)?", re.IGNORECASE)
MAIL = re.compile(rf"[\w.+-]{{1,64}}@{_HOST}(?:\?.*)?", re.IGNORECASE)


def meant_address(typed: str) -> str:
    """The address that `typed` stands for; empty when it is none.

    People write "kpu.go.id" and "humas@kpu.go.id", which a browser takes for places beside the
    page that it shows. What is an address already stays as it is.
    """
    typed = typed.strip()
    if typed.startswith("//"):
        return f"https:{typed}" if HOST.fullmatch(typed[2:]) else ""
    if typed.startswith(("/", "#")) or KNOWN.match(typed):
        return typed
    if MAIL.fullmatch(typed):
        return f"mailto:{typed}"
    return f"https://{typed}" if HOST.fullmatch(typed) else ""
