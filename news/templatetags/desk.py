"""The newsroom in admin templates."""

from typing import Any

from django import template

from news.desk.standing import standing_moment
from news.desk.waiting import piles, unfinished
from news.desk.workflow import SCHEDULED, SCHEDULED_DONE, STEPS
from news.models import Article

register = template.Library()


@register.filter
def step_done(name: str) -> str:
    """What a step has done, in words."""
    if name == SCHEDULED:
        return SCHEDULED_DONE
    return STEPS[name].done if name in STEPS else name


@register.filter
def stands(article: Article) -> str:
    """Since when it stands where it does, in words."""
    return standing_moment(article)


@register.inclusion_tag("admin/news/waiting.html", takes_context=True)
def waiting(context: template.Context) -> dict[str, Any]:
    """What waits for the user who looks; nothing for those who have no news to do."""
    user = context["user"]
    if not (user.has_perm("news.view_article") or user.has_perm("news.change_article")):
        return {"concerned": False}
    return {
        "concerned": True,
        "piles": piles(user),
        "unfinished": unfinished(user),
        "may_write": user.has_perm("news.add_article"),
    }
