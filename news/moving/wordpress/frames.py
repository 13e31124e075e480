"""What a frame shows: the address of the film or document itself."""

import re
from urllib.parse import unquote

from kpuportal.html import legible

YOUTUBE = "https://www.youtube.com/watch?v="
# Pages that show the document whose address they are given.
_VIEWER = re.compile(
    r"https?://(?:docs\.google\.com/(?:gview|viewer)|view\.officeapps\.live\.com/op/\w+\.aspx)"
    r"\?(?:[^&#]*&)*(?:url|src)=([^&#]+).*"
)
_YOUTUBE_FRAME = re.compile(r"(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)\S*")


def shown_in(address: str) -> str:
    """What a frame with this address shows; the address itself, where it is shown as it is."""
    address = _YOUTUBE_FRAME.sub(lambda found: YOUTUBE + found[1], address).partition("&amp;")[0]
    viewed = _VIEWER.fullmatch(address)
    document = legible(unquote(viewed[1])) if viewed else ""
    return document if re.match(r"https?://\S+$", document) else address
