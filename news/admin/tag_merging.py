"""The page on which tags become one: first which, then what that means, then it happens."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from kpuportal.formats import number
from news.admin.tag_field import TagField, quoted
from news.models import Article, Tag, TagSynonym
from news.tag_actions import merge_tags

MOST = 100
CHOOSE_FIRST = "Pilih dahulu tagar yang akan digabungkan."
UNKNOWN = "Belum ada tagar {names}. Pilih tagar yang sudah ada."
ITSELF = "Tagar ini sendiri yang hendak digabungkan. Pilih tagar lain."


class MergeForm(forms.Form):
    """Into which tag the chosen ones go."""

    ke = TagField(
        most=1,
        label="Gabungkan ke",
        help_text="Tagar yang tetap ada. Ketik namanya, dengan atau tanpa #.",
    )

    def __init__(self, chosen: list[Any], given: QueryDict) -> None:
        super().__init__(given if "ke" in given else None)
        self.chosen = chosen
        if len(chosen) > 1:
            self.initial["ke"] = [max(chosen, key=lambda tag: tag.used)]

    def clean_ke(self) -> Tag:
        """Raise ValidationError for a tag that does not exist or is the only one chosen."""
        [tag] = self.cleaned_data["ke"]
        if tag.pk is None:
            raise ValidationError(UNKNOWN.format(names=quoted([tag])))
        if [each.pk for each in self.chosen] == [tag.pk]:
            raise ValidationError(ITSELF)
        return tag


def merge_page(request: HttpRequest, tag_admin: admin.ModelAdmin) -> HttpResponse:
    """Ask for the target, show what happens, and on POST do it."""
    given = request.POST if request.method == "POST" else request.GET
    numbers = [pk for pk in given.getlist("tagar") if pk.isascii() and pk.isdecimal()][:MOST]
    chosen = list(tag_admin.get_queryset(request).filter(pk__in=[pk[:18] for pk in numbers]))
    if not chosen:
        messages.error(request, CHOOSE_FIRST)
        return redirect("admin:news_tag_changelist")
    form = MergeForm(chosen, given)
    target = form.cleaned_data["ke"] if form.is_valid() else None
    if target and request.method == "POST" and _merged(request, chosen, target):
        return redirect("admin:news_tag_change", target.pk)
    context = tag_admin.admin_site.each_context(request) | {
        "title": "Gabungkan tagar",
        "opts": tag_admin.opts,
        "form": form,
        "media": tag_admin.media + form.media,
        "chosen": chosen,
        "list_url": reverse("admin:news_tag_changelist"),
        **(_plan(chosen, target) if target else {}),
    }
    status = 400 if form.is_bound and not target else 200
    return TemplateResponse(request, "admin/news/tag/merge.html", context, status=status)


def _merged(request: HttpRequest, chosen: list[Tag], target: Tag) -> bool:
    try:
        moved = merge_tags(chosen, target, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    names = quoted(tag for tag in chosen if tag != target)
    said = f"Tagar {names} digabungkan ke “{target}”; {number(moved)} berita ikut pindah."
    messages.success(request, said)
    return True


def _plan(chosen: list[Any], target: Tag) -> dict[str, Any]:
    """What the merging means, in numbers and words."""
    sources = [tag for tag in chosen if tag != target]
    words = [tag.name for tag in sources]
    words += TagSynonym.objects.filter(tag__in=sources).values_list("name", flat=True)
    before, after = _used([target]), _used([target, *sources])
    return {
        "sources": sources,
        "target": target,
        "words": words,
        "moving": after - before,
        "after": after,
    }


def _used(tags: Iterable[Tag]) -> int:
    links = Article.tags.through.objects.filter(tag__in=list(tags))
    return links.values("article").distinct().count()
