"""The way from a screen to who looked at what stands on it."""

from typing import Any

from django import template
from django.urls import reverse

from ..subjects import on_screen

register = template.Library()


@register.simple_tag(takes_context=True)
def who_looked_url(context: dict[str, Any]) -> str:
    """The address of "Wie keek hiernaar?" for what stands on this screen; "" without it, or for who may not."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    if request is None or match is None:
        return ""
    found = on_screen(match.view_name)
    if found is None or not request.user.has_perm("audit.view_auditevent"):
        return ""
    subject, parameter = found
    return reverse("logboek:subject", args=[subject.kind, match.kwargs[parameter]])
