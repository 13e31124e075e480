"""What can be done with several articles at once, each after a look at what it means."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from kpuportal.formats import number
from news.admin.tag_field import NOT_YOURS, TagField, quoted
from news.desk import rights
from news.desk.bulk import (
    GONE,
    Fate,
    delete,
    fate_of_deletion,
    fate_of_step,
    fate_of_tagging,
    looked_through,
    take_step,
)
from news.models import Article
from news.tag_actions import add_tags

MOST = 100
TOO_MANY = (
    "Paling banyak {most} berita sekali jalan; Anda memilih {count}. Saring dahulu daftarnya."
)
MOST_TOLD = 10


class TagsForm(forms.Form):
    """Which tags to add."""

    new_tags = TagField(label="Tagar yang ditambahkan")

    def __init__(self, user: Any, *args: Any) -> None:
        super().__init__(*args)
        self.user = user

    def clean_new_tags(self) -> list[str]:
        """Raise ValidationError for new tags of somebody who may not make any."""
        new = [tag for tag in self.cleaned_data["new_tags"] if tag.pk is None]
        if new and not self.user.has_perm("news.add_tag"):
            raise ValidationError(NOT_YOURS.format(names=quoted(new)))
        return [tag.name for tag in self.cleaned_data["new_tags"]]


@dataclass(frozen=True)
class Plan:
    """What is to happen: the question, what it means for one article, and how it is done."""

    title: str
    button: str
    done: str
    fate: Callable[[Any, Article], Fate]
    take: Callable[[Any, Article], str]
    form: forms.Form | None = None
    to_readers: bool = False  # what an editor would ask is asked before


def _step(name: str, title: str, button: str, done: str, to_readers: bool = False) -> Plan:
    fate, take = partial(fate_of_step, name), partial(take_step, name)
    return Plan(title, button, done, fate, take, to_readers=to_readers)


STEPS = {
    "submit": _step(
        "submit", "Kirim berita untuk diperiksa", "Kirim untuk diperiksa",
        "{count} berita dikirim untuk diperiksa.", to_readers=True,
    ),
    "publish": _step(
        "publish", "Terbitkan berita", "Terbitkan", "{count} berita diterbitkan.", to_readers=True
    ),
    "withdraw": _step(
        "withdraw", "Tarik berita dari pembaca", "Tarik dari pembaca", "{count} berita ditarik."
    ),
}  # fmt: skip


class BulkActionsMixin(admin.ModelAdmin):
    """Submit, publish, withdraw, delete and tag several articles, each with a page before it."""

    actions = ["submit_chosen", "publish_chosen", "withdraw_chosen", "tag_chosen", "delete_chosen"]

    def get_actions(self, request: HttpRequest) -> Any:
        """Django's own deleting of many knows nothing of who may delete which."""
        found = super().get_actions(request)
        found.pop("delete_selected", None)
        return found

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether the user may open articles to readers and close them."""
        return rights.may_publish(request.user)

    @admin.action(description="Kirim untuk diperiksa…", permissions=["change"])
    def submit_chosen(self, request: HttpRequest, articles: QuerySet[Article]) -> Any:
        """Hand drafts to the editors."""
        return self._run(request, articles, STEPS["submit"])

    @admin.action(description="Terbitkan…", permissions=["publish"])
    def publish_chosen(self, request: HttpRequest, articles: QuerySet[Article]) -> Any:
        """Open articles to readers."""
        return self._run(request, articles, STEPS["publish"])

    @admin.action(description="Tarik dari pembaca…", permissions=["publish"])
    def withdraw_chosen(self, request: HttpRequest, articles: QuerySet[Article]) -> Any:
        """Close articles to readers."""
        return self._run(request, articles, STEPS["withdraw"])

    @admin.action(description="Tambahkan tagar…", permissions=["change"])
    def tag_chosen(self, request: HttpRequest, articles: QuerySet[Article]) -> Any:
        """Give articles further tags."""
        sent = request.POST if "sure" in request.POST else None
        form = TagsForm(request.user, sent)
        names = form.cleaned_data["new_tags"] if form.is_valid() else []
        plan = Plan(
            "Tambahkan tagar", "Tambahkan tagar", "Tagar ditambahkan pada {count} berita.",
            fate_of_tagging, partial(_tag, names), form,
        )  # fmt: skip
        return self._run(request, articles, plan)

    @admin.action(description="Hapus…", permissions=["delete"])
    def delete_chosen(self, request: HttpRequest, articles: QuerySet[Article]) -> Any:
        """Delete articles for good."""
        plan = Plan(
            "Hapus berita", "Ya, hapus selamanya", "{count} berita dihapus.",
            fate_of_deletion, delete,
        )  # fmt: skip
        return self._run(request, articles, plan)

    def _run(
        self, request: HttpRequest, articles: QuerySet[Article], plan: Plan
    ) -> HttpResponse | None:
        """Ask first; then do it, and say what was done and what was not."""
        if (count := articles.count()) > MOST:
            messages.error(request, TOO_MANY.format(most=MOST, count=number(count)))
            return None
        fates = [plan.fate(request.user, article) for article in articles]
        possible = [fate.article for fate in fates if fate.what]
        if possible and "sure" in request.POST and (plan.form is None or plan.form.is_valid()):
            _do(request, possible, plan)
            return None
        return self._ask(request, fates, plan)

    def _ask(self, request: HttpRequest, fates: list[Fate], plan: Plan) -> HttpResponse:
        happening = [fate for fate in fates if fate.what]
        if plan.to_readers:
            happening = looked_through(happening, request.user)
        context = self.admin_site.each_context(request) | {
            "title": plan.title,
            "plan": plan,
            "opts": self.opts,
            "action": request.POST.get("action", ""),
            "happening": happening,
            "left_out": [fate for fate in fates if fate.why_not],
            "back": request.get_full_path(),
            "media": self.media + (plan.form.media if plan.form else forms.Media()),
        }
        return TemplateResponse(request, "admin/news/article/bulk.html", context)


def _do(request: HttpRequest, articles: list[Article], plan: Plan) -> None:
    answers = [(article.title, plan.take(request.user, article)) for article in articles]
    refused = [f"“{title}”: {why}" for title, why in answers if why]
    if done := len(answers) - len(refused):
        messages.success(request, plan.done.format(count=number(done)))
    for sentence in refused[:MOST_TOLD]:
        messages.warning(request, sentence)


def _tag(names: list[str], user: Any, article: Article) -> str:
    try:
        return "" if add_tags(article, names, by=user) else "sudah mempunyai tagar ini."
    except ValidationError as error:
        return " ".join(error.messages)
    except Article.DoesNotExist:
        return GONE
