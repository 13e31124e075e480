"""RSS 2.0 and Atom as we write them: with the full text and the cover as a picture of the entry."""

from typing import Any

from django.utils import feedgenerator

from kpuportal.feeds import Steady, SteadyAtom


class FullTextRss(Steady, feedgenerator.Rss201rev2Feed):
    """RSS 2.0 with the modules for content and media."""

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])
        if picture := item["picture"]:
            _media(handler, picture)


class FullTextAtom(SteadyAtom):
    """Atom with the article as content and the lead as summary."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})
        if picture := item["picture"]:
            link = {"rel": "enclosure", "href": picture["url"], "type": picture["type"]}
            handler.addQuickElement("link", "", link | {"title": picture["alt"]})


def _media(handler: Any, picture: dict[str, str]) -> None:
    """RSS's own enclosure wants the file's length, which is not kept; readers know this as well."""
    attributes = {name: picture[name] for name in ("url", "type", "width", "height")}
    handler.startElement("media:content", attributes | {"medium": "image"})
    handler.addQuickElement("media:description", picture["alt"], {"type": "plain"})
    if picture["credit"]:
        handler.addQuickElement("media:credit", picture["credit"])
    handler.endElement("media:content")
