"""What the overview of good practices shows."""

from typing import Any

from django.http import HttpRequest

from ..models import PracticeIndexPage, PracticePage


def index_context(index: PracticeIndexPage, request: HttpRequest) -> dict[str, Any]:
    """The stories, newest first."""
    return {"stories": list(PracticePage.objects.live().child_of(index).order_by("-first_published_at")[:20])}
