"""What the news consists of; one subject a file."""

from news.models.article import Article
from news.models.correction import Correction
from news.models.desk import DeskNote, Version, WorkingCopy
from news.models.document import Attachment, Document
from news.models.gallery import GalleryPicture
from news.models.old_address import OldAddress
from news.models.old_slug import OldSlug
from news.models.page import Page, PageVersion
from news.models.picture import Picture
from news.models.reads import DailyReads, ReadKey, ReadMark
from news.models.synonym import TagSynonym
from news.models.tag import Tag

__all__ = [
    "Article",
    "Attachment",
    "Correction",
    "DailyReads",
    "DeskNote",
    "Document",
    "GalleryPicture",
    "OldAddress",
    "OldSlug",
    "Page",
    "PageVersion",
    "Picture",
    "ReadKey",
    "ReadMark",
    "Tag",
    "TagSynonym",
    "Version",
    "WorkingCopy",
]
