"""A text box in which tags are typed: "#temanpemilih #Pilkada2024, KPU Goes to School".

Its script shows them as chips and suggests while typing; without it the box works as it is.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from js_asset import Script

from news.models import Tag
from news.models.tag import NAMELESS
from news.tag_actions import tags_for
from news.tagging import MOST_TAGS, distinct, tag_name, tag_names, tag_slug

LONGEST = Tag._meta.get_field("name").max_length or 60
HELP = (
    "Ketik tagar dengan atau tanpa #, lalu koma atau Enter, misalnya: #temanpemilih "
    f"#Pilkada2024, KPU Goes to School. Paling banyak {MOST_TAGS} tagar."
)
TOO_MANY = "Paling banyak {most} tagar; Anda menulis {count}."
TOO_LONG = "Tagar “{name}…” terlalu panjang; paling banyak {longest} huruf."
MEANS_NOTHING = "Tagar “{name}” tidak dapat dipakai. {why}"
NOT_YOURS = (
    "Belum ada tagar {names}, dan Anda tidak berhak membuat tagar baru. Pilih tagar yang ada, "
    "atau minta penyunting membuatnya."
)


class TagInput(forms.TextInput):
    """One line of text; `news/tag_field.js` makes chips of it."""

    class Media:
        css = {"all": ["news/tag_field.css"]}
        js = [Script("news/tag_field.js", type="module")]

    def __init__(self, most: int = MOST_TAGS) -> None:
        super().__init__({"class": "vLargeTextField", "autocomplete": "off", "data-most": most})

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With the address that knows suggestions."""
        return super().build_attrs(*args, **kwargs) | {
            "data-suggestions": reverse("admin:news_tag_suggest")
        }

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        """One line, also when the name was sent several times."""
        sent = data.getlist(name) if hasattr(data, "getlist") else data.get(name)
        return ", ".join(sent) if isinstance(sent, list) else sent


class TagField(forms.Field):
    """Gives a list of tags. Those that do not exist yet are not stored; `tags_for` does that."""

    widget = TagInput

    def __init__(self, *, most: int = MOST_TAGS, **kwargs: Any) -> None:
        self.most = most
        super().__init__(widget=TagInput(most), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Tags or their names on one line."""
        if value is None or isinstance(value, str):
            return value
        return ", ".join(tag_name(str(each)) for each in value)

    def to_python(self, value: Any) -> list[Tag]:
        """The tags of the line. Raises ValidationError with a sentence for each bad one."""
        names = tag_names(self.prepare_value(value) or "")
        if len(names) > self.most:
            raise ValidationError(TOO_MANY.format(most=self.most, count=len(names)))
        if problems := [problem for name in names if (problem := _problem(name))]:
            raise ValidationError(problems)
        known = Tag.objects.known(names)
        tags = [known.get(tag_slug(name)) or _new(name) for name in names]
        return list({tag.name: tag for tag in tags}.values())

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other words stand there, in whatever order."""
        before, now = (tag_names(self.prepare_value(value) or "") for value in (initial, data))
        return {tag_slug(name) for name in before} != {tag_slug(name) for name in now}


class TypedTagsForm(forms.ModelForm):
    """A form with `tags` typed as text; new ones are made when the form is saved.

    `user` is who fills it in.
    """

    user: Any = None
    tags = TagField(label="Tagar", required=False, help_text=HELP)

    def clean_tags(self) -> list[Tag]:
        """Raise ValidationError for new tags of somebody who may not make any."""
        tags: list[Tag] = self.cleaned_data["tags"]
        new = [tag for tag in tags if tag.pk is None]
        if new and not (self.user and self.user.has_perm("news.add_tag")):
            raise ValidationError(NOT_YOURS.format(names=quoted(new)))
        return tags

    def _save_m2m(self) -> None:
        if "tags" in self.cleaned_data:
            names = [tag.name for tag in self.cleaned_data["tags"]]
            self.cleaned_data["tags"] = tags_for(names, by=self.user)
        super()._save_m2m()  # type: ignore[misc]  # Django's own way in


def quoted(tags: Iterable[Any]) -> str:
    """Their names, for a sentence."""
    return ", ".join(f"“{name}”" for name in distinct(str(tag) for tag in tags))


def _new(name: str) -> Tag:
    return Tag(name=name, slug=tag_slug(name))


def _problem(name: str) -> str:
    if len(name) > LONGEST:
        return TOO_LONG.format(name=name[:20], longest=LONGEST)
    return "" if tag_slug(name) else MEANS_NOTHING.format(name=name, why=NAMELESS)
