"""The register of personal data: one declaration per model, from which everything else follows.

Each app declares its own models in its `privacy.py`, imported by its `AppConfig.ready()`; privacy itself
declares for the apps below it. A test walks every model and fails on one that is in neither list.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import models

Row = Mapping[str, Any]


class Basis(StrEnum):
    """The legal ground of a processing (AVG art. 6)."""

    PUBLIC_TASK = "public_task"
    CONSENT = "consent"
    LEGAL_DUTY = "legal_duty"


class Nomination(StrEnum):
    """What the archive law will ask for: keep for ever, or destroy after the term."""

    KEEP = "keep"
    DESTROY = "destroy"


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What a model holds about people, why, for how long, and how it is shown to them and wiped.

    of_participant: rows of this model that belong to a participant (a Participant), as a queryset.
    to_participation: lookup from a row to the one participation it belongs to; "" when it belongs to the whole person.
    export: a row as {Dutch label: value} for an access request.
    purge: wipes the rows of one participant; gets the participant and a reason code; returns a count.
    of_address: rows under an e-mail address that belong to no participant (letters somebody asked for).
    of_phone: the same, under a telephone number in any spelling.
    purge_address: wipes those rows; returns a count.
    own_correction: how somebody corrects this themselves; "" when it is by a request.
    called: in Dutch, where the model (of a library) has no Dutch name.
    expired: rows past their term on a given day, as a queryset; None when they go with their parent.
    expire: wipes those rows; gets the queryset; returns a count. Default: delete.
    """

    model: type[models.Model]
    purpose: str
    basis: Basis
    term: str
    nomination: Nomination = Nomination.DESTROY
    of_participant: Callable[[Any], models.QuerySet[Any]] | None = None
    to_participation: str = ""
    export: Callable[[Any], Row] | None = None
    purge: Callable[[Any, str], int] | None = None
    purge_order: int = 50
    of_address: Callable[[str], models.QuerySet[Any]] | None = None
    of_phone: Callable[[str], models.QuerySet[Any]] | None = None
    purge_address: Callable[[models.QuerySet[Any]], int] | None = None
    own_correction: str = ""
    expired: Callable[[date], models.QuerySet[Any]] | None = None
    expire: Callable[[models.QuerySet[Any]], int] | None = None
    fields: Iterable[str] = field(default_factory=tuple)
    called: str = ""

    @property
    def name(self) -> str:
        """What the table is called for people."""
        return self.called or str(self.model._meta.verbose_name_plural)

    @property
    def title(self) -> str:
        """The same, with a capital."""
        return self.name[:1].upper() + self.name[1:]


_declared: dict[type[models.Model], PersonalData] = {}
_without: dict[type[models.Model], str] = {}


#: today -> the keys of participants who expect us; see `still_expected`.
Expected = Callable[[date], models.QuerySet[Any]]
_expected: list[Expected] = []


def keep_while(expected: Expected) -> None:
    """`expected(today)` gives the participants (their keys) whom we still have an appointment with: how to reach them
    is kept past its term until that is over. Called by the app above in its `ready()`.
    """
    if expected not in _expected:
        _expected.append(expected)


def without_expected(found: models.QuerySet[Any], field: str, today: date) -> models.QuerySet[Any]:
    """These rows, but not of who still has an appointment; `field` leads from a row to its participant."""
    for expected in _expected:
        found = found.exclude(**{f"{field}__in": expected(today)})
    return found


def declare(entry: PersonalData) -> None:
    """Put a model that holds personal data in the register. Declaring twice is an error."""
    if entry.model in _declared or entry.model in _without:
        raise ValueError(f"{entry.model._meta.label} is already in the register")
    _declared[entry.model] = entry


def declare_without(reason: str, *found: type[models.Model]) -> None:
    """Put models that hold no personal data in the register, with the reason why."""
    for model in found:
        if model in _declared or model in _without:
            raise ValueError(f"{model._meta.label} is already in the register")
        _without[model] = reason


def declared() -> list[PersonalData]:
    """All declarations, in the order in which data must be purged."""
    return sorted(_declared.values(), key=lambda entry: entry.purge_order)


def without() -> dict[type[models.Model], str]:
    """The models that hold no personal data, each with its reason."""
    return dict(_without)
