"""The whole pack as one web page that opens everywhere, also from disk and without the network."""

import base64
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils.translation import override

from ..enums import Audience, GroupForm, Level, Licence, MaterialKind
from ..source import Block, Part, Question, Source


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part with the label of its kind, and its blocks with the data of their pictures."""

    part: Part
    kind: str
    blocks: tuple[tuple[Block, str], ...]


def write_web_page(source: Source, audience: str) -> bytes:
    """The page for a teacher (everything, with answers), or for a pupil (only what is theirs, without answers)."""
    with override("nl"):
        page = render_to_string("education/parts/web_page.html", shown(source, audience))
    return page.encode()


def shown(source: Source, audience: str) -> dict[str, Any]:
    """What a page of this source shows to this audience: also the preview."""
    is_teacher = audience == Audience.TEACHER
    parts = [part for part in source.parts if is_teacher or part.audience == audience]
    return {
        "source": source,
        "is_teacher": is_teacher,
        "parts": [_shown(part) for part in parts],
        "steps": [(step, GroupForm(step.group_form).label) for step in source.steps] if is_teacher else [],
        "questions": [_answered(question) for question in source.questions],
        "levels": [Level(code).label for code in source.levels],
        "licence": Licence(source.licence).label,
        "day": source.day,
        "facts": [(fact, date.fromisoformat(fact.valid_until)) for fact in source.facts] if is_teacher else [],
    }


def _shown(part: Part) -> ShownPart:
    blocks = tuple((block, _picture(block.path) if block.path else "") for block in part.blocks)
    return ShownPart(part, str(MaterialKind(part.kind).label), blocks)


def _picture(path: str) -> str:
    """The picture in the page itself, so that the page is one file."""
    media_type = mimetypes.guess_type(path)[0] or "image/png"
    with default_storage.open(path) as file:
        return f"data:{media_type};base64,{base64.b64encode(file.read()).decode()}"


def _answered(question: Question) -> Mapping[str, Any]:
    """A question, and for one that connects: the right-hand sides in an order that gives nothing away."""
    return {"question": question, "rights": sorted(right for _left, right in question.pairs)}
