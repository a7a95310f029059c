"""Marks in everything the register calls personal, and what a screen shows of them without writing it down."""

import re
from typing import Any

from django.db import models

from audit.models import AuditEvent
from privacy import register

#: Of who works here, and what the libraries keep: no data of the people whom the platform is for.
COLLEAGUES = {
    "account", "audit", "django_q", "mfa", "sessions", "usersessions", "wagtailadmin", "wagtailcore",
}  # fmt: skip
#: Told apart from the rest because it says nothing about anybody, and why.
HARMLESS = {
    "consultation.invitationbatch.partner": "the name of an organisation",
    "contributions.importrun.file_name": "the name of a file of ours",
    "people.user.first_name": "of a colleague",
    "people.user.last_name": "of a colleague",
    "people.user.email": "of a colleague",
    "handover.woodocument.key": "a number",
}
#: What may not be written over: the database holds it to the rest of the row, or the world goes by it.
KEPT = {"contributions.secondreading.answer", "contributions.receipt.printed_as"}
_MARK = re.compile(r"mrk\d+z")


def plant() -> dict[str, str]:
    """Put a mark in every text field that the register names; mark -> which field."""
    marks: dict[str, str] = {}
    for entry in register.declared():
        label = entry.model._meta.label_lower
        if label.split(".")[0] in COLLEAGUES:
            continue
        for name in entry.fields:
            place, field = f"{label}.{name}", entry.model._meta.get_field(name)
            is_text = isinstance(field, models.CharField | models.TextField) and not name.endswith("file")
            if not is_text or field.choices or field.unique or place in HARMLESS | dict.fromkeys(KEPT):
                continue
            mark = f"mrk{len(marks)}z"
            value = f"{mark}@voorbeeld.nl" if isinstance(field, models.EmailField) else mark
            if entry.model._default_manager.update(**{name: value}):
                marks[mark] = place
    return marks


def newest() -> int:
    """Where the trail is now."""
    return AuditEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def shown_in_silence(response: Any, marks: dict[str, str], since: int) -> list[str]:
    """The marked fields that this answer shows while no line says so."""
    is_said = AuditEvent.objects.filter(pk__gt=since).exclude(actor_id=None).exists()
    if is_said or response.status_code not in (200, 409, 422):
        return []
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return sorted({marks[mark] for mark in _MARK.findall(body.decode("utf-8", "replace")) if mark in marks})
