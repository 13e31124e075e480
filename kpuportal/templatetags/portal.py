"""Numbers, dates and addresses for templates."""

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from kpuportal import formats

EMBLEM = (settings.BASE_DIR / "static" / "img" / "emblem.svg").read_text().strip()

register = template.Library()

for name in ["score", "signed_score", "exact", "number", "short_date", "long_date", "clock"]:
    register.filter(name, getattr(formats, name))
register.simple_tag(formats.percent, name="percent")


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: object) -> str:
    """The present query string with `changes` made; None removes. The page starts again at 1."""
    parameters = context["request"].GET.copy()
    parameters.pop("halaman", None)
    for name, value in changes.items():
        parameters.pop(name, None)
        if value is not None:
            parameters[name] = str(value)
    return "?" + parameters.urlencode() if parameters else "?"


@register.simple_tag
def emblem() -> SafeString:
    """The emblem, drawn in the page itself: it is smaller than the question for its file."""
    return mark_safe(EMBLEM)
