"""What the overview of packs and the page of a pack show."""

from typing import Any

from django.http import HttpRequest

from ..models import LessonPack


def index_context(request: HttpRequest) -> dict[str, Any]:
    """The packs that fit what somebody asks for."""
    return {"packs": list(LessonPack.objects.public()[:20])}


def pack_context(pack: LessonPack, request: HttpRequest) -> dict[str, Any]:
    """Everything a teacher wants to know before downloading."""
    return {"pack": pack, "release": pack.releases.ready().first()}
