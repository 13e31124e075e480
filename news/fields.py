"""Plain text that is made legible on each way into the database, forms or not.

A control character in one title would break the feed for everybody, so none gets in.
"""

from collections.abc import Callable
from typing import Any

from django.db import models

from kpuportal.html import UNSAFE_CHARACTERS
from news.pasting.letters import mended_text

MOST_PASSES = 6


class _LegibleField(models.Field):
    """Cleans on form validation, on save(), bulk_create() and update()."""

    def tidy(self, text: str) -> str:
        """What is kept of `text`. Tidying twice changes nothing more."""
        return _settled(text, lambda each: _mended(each).strip())

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        return super().clean(self._tidied(value), model_instance)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self._tidied(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        return super().get_db_prep_save(self._tidied(value), connection)

    def _tidied(self, value: Any) -> Any:
        return self.tidy(value) if isinstance(value, str) else value


class LegibleTextField(_LegibleField, models.TextField):
    """Text of several lines."""


class LegibleLineField(_LegibleField, models.CharField):
    """Text of one line: breaks and repeated blanks become one blank."""

    def tidy(self, text: str) -> str:
        """`text` on one line."""
        return _settled(text, lambda each: " ".join(_mended(each).split()))


def _settled(text: str, tidied: Callable[[str], str]) -> str:
    """What goes away can leave a letter at another's side, which then is mended too."""
    for _ in range(MOST_PASSES):
        before, text = text, tidied(text)
        if text == before:
            break
    return text


def _mended(text: str) -> str:
    """The letters that were meant; a control character, as Word has for a break, is a blank."""
    return UNSAFE_CHARACTERS.sub(" ", mended_text(text))
