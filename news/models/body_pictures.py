"""Which pictures stand inside a text; an index over it answers "where is this picture used"."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

# A picture's folder, and all that stands between two of them. PostgreSQL takes a choice ("|")
# greedily, so that "anything up to the next picture" must say of each character that none begins.
FOLDER = "pictures/[0-9a-f]{16}"
PATTERN = f"(?:(?!/media/{FOLDER}/).)*(?:$|/media/({FOLDER})/)"

# What the index covers; who asks it must say so, too.
WITH_PICTURES = models.Q(body__contains="/media/pictures/")


class BodyPictures(models.Func):
    """The folders of the pictures in a text, as an array."""

    template = (
        f"string_to_array(trim(regexp_replace(%(expressions)s, '{PATTERN}', '\\1 ', 'g')), ' ')"
    )
    output_field = ArrayField(models.TextField())

    def __init__(self, field: str = "body", **extra: Any) -> None:
        super().__init__(field, **extra)
