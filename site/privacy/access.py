"""Showing a person everything we hold of them (AVG art. 15): for people to read, and as JSON."""

import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from people.models import Participant

from . import register
from .labels import BASIS_LABELS, NOMINATION_LABELS


def access_export(participant: Participant, *, only_participation: UUID | None = None) -> dict[str, Any]:
    """Everything in the register that belongs to this person, as plain values that JSON can hold.

    `only_participation` leaves out all that belongs to the whole person or to another participation: for who shows
    a code, and not that they are the person behind the account.

    Shape: {"over", "gemaakt_op", "onderdelen": [{"wat", "waarvoor", "grondslag", "bewaartermijn",
    "verbeteren", "daarna", "gegevens": [{Dutch label: value}]}]}. Parts without rows are left out.
    """
    return {
        "over": str(participant),
        "gemaakt_op": timezone.localdate().isoformat(),
        "onderdelen": [
            part for entry in register.declared() if (part := _part(entry, participant, only_participation))
        ],
    }


def everything_of(
    people: Sequence[Participant], loose: Iterable[tuple[register.PersonalData, QuerySet[Any]]] = (), called: str = ""
) -> dict[str, Any]:
    """Everything of these people together, and of these rows that belong to no participant.

    For the privacy officer, who answers who wrote or called, and for who only has an account. `called`: under which
    address; without it the people are named by their numbers. The shape is that of :func:`access_export`.
    """
    parts = [part for person in people for part in access_export(person)["onderdelen"]]
    told = {(part["wat"], json.dumps(row, sort_keys=True)) for part in parts for row in part["gegevens"]}
    for entry, rows in loose:
        part = _as_part(entry, rows) if entry.export else None
        # A letter that belongs to a participant after all is told already.
        if part and not all((part["wat"], json.dumps(row, sort_keys=True)) in told for row in part["gegevens"]):
            parts.append(part)
    return {
        "over": called or ", ".join(str(person) for person in people),
        "gemaakt_op": timezone.localdate().isoformat(),
        "onderdelen": parts,
    }


def as_text(export: dict[str, Any]) -> str:
    """The same export as a letter: headings, and a line per value."""
    lines = [_("Wat wij van u bewaren"), "", f"{export['over']}, {export['gemaakt_op']}"]
    if not export["onderdelen"]:
        lines += ["", _("Wij bewaren niets van u.")]
    for part in export["onderdelen"]:
        lines += ["", part["wat"], "-" * len(part["wat"])]
        lines += [": ".join([_("Waarvoor"), part["waarvoor"]]), ": ".join([_("Hoe lang"), part["bewaartermijn"]])]
        lines += [part["verbeteren"]]
        for row in part["gegevens"]:
            lines += ["", *(f"{label}: {value}" for label, value in row.items() if value != "")]
    return "\n".join(lines) + "\n"


def _part(
    entry: register.PersonalData, participant: Participant, only_participation: UUID | None
) -> dict[str, Any] | None:
    if entry.of_participant is None or entry.export is None:
        return None
    found = entry.of_participant(participant)
    if only_participation is not None:
        if not entry.to_participation:
            return None
        found = found.filter(**{entry.to_participation: only_participation})
    return _as_part(entry, found)


def _as_part(entry: register.PersonalData, found: QuerySet[Any]) -> dict[str, Any] | None:
    assert entry.export is not None
    rows = [{str(label): _plain(value) for label, value in entry.export(row).items()} for row in found]
    if not rows:
        return None
    return {
        "wat": entry.title,
        "waarvoor": str(entry.purpose),
        "grondslag": str(BASIS_LABELS[entry.basis]),
        "bewaartermijn": str(entry.term),
        "verbeteren": str(entry.own_correction or _("Klopt dit niet? Vraag ons om het te verbeteren.")),
        "daarna": str(NOMINATION_LABELS[entry.nomination]),
        "gegevens": rows,
    }


def _plain(value: Any) -> Any:
    """A value as JSON can hold it and a person can read it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, int | float | str):
        return value
    if isinstance(value, list | tuple | set):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
