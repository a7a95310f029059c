"""One row for one person in every table of the register, each text in it with a mark of its own.

Made from the declarations and the models themselves: a new model comes along by itself, or its making fails here.
"""

from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib.sessions.backends.db import SessionStore
from django.db import models
from django.utils import timezone

from consultation.models import Entry, Item, Recording, Round
from contributions.models import Contribution, Message, Occasion, Participation, SecondReading
from focusgroups.models import Candidate, FocusGroup, Note, Report
from gatherings.models import Gathering, Seat
from notices.models import Notice
from outreach.models import Event, EventDate, EventReport, Partner, SignalCard, SignUp
from people.models import ContactDetails, Participant, Perspective, User
from privacy import register
from privacy.models import ConsentText, RightsRequest
from tests.factories import focusgroups, outreach
from tests.factories.rounds import item_of, open_round

ADDRESS = "merk0@voorbeeld.nl"
#: What a row needs beside what can be read from its model, so that it may exist.
SAID: dict[type[models.Model], dict[str, Any]] = {
    Recording: {"file": "", "state": "transcribed", "done_on": date(2026, 3, 2), "reason": ""},
    Entry: {"state": "approved", "channel": "paper", "checked_by": None, "typed_by": None},
    SecondReading: {"state": "upheld", "decided_on": date(2026, 3, 2)},
    Participation: {"handed_in_on": date(2026, 3, 2), "state": "counted"},
    Contribution: {"kind": "proposal", "emptied_reason": ""},
    Message: {"order": 1},
    Notice: {"calendar": "", "unsubscribe_url": ""},
    Participant: {"speaks_for": "organisation"},
    Seat: {"offer_reason": "", "offered_until": None},
    Candidate: {"together_with": None, "features": {}, "needs": [], "source": "form"},
    Note: {"contribution": None, "imported": False},
    SignUp: {"needs": []},
    RightsRequest: {"kind": "access", "state": "refused", "decided_on": date(2026, 3, 2), "way": "receipt"},
    SignalCard: {"draft_words": ""},
}
#: Fields that hold a key, a code or a list of fixed words, and no words of the person.
NO_WORDS = (
    "code", "hash", "token", "uid", "digest", "key", "template", "state", "problem", "file", "content_type",
    "door_code", "language", "features", "needs", "hints", "subject_id", "password", "session_key", "printed_as",
    "calendar", "calendar_method", "unsubscribe_url", "texts", "prompt", "policy", "last_problem", "user_agent",
)  # fmt: skip


class Somebody:
    """A person of whom every table holds something."""

    def __init__(self) -> None:
        self.marks: dict[str, str] = {}
        self.rows: dict[type[models.Model], models.Model] = {}
        self.personal = {entry.model for entry in register.declared() if entry.of_participant}
        self._standing()
        self.participant: Participant = self.row(Participant)
        self.row(ContactDetails)
        for entry in register.declared():
            if entry.of_participant:
                self.row(entry.model)
        self._put_in_by_hand()
        self._signed_in()

    def _signed_in(self) -> None:
        """A session as a login by code makes it: it holds the address, out of sight of a search in the table."""
        user = self.rows[User]
        session = SessionStore()
        session["_auth_user_id"] = str(user.pk)
        session["account_authentication_methods"] = [{"method": "code", "at": 1.0, "email": user.email}]
        session.save()

    def _put_in_by_hand(self) -> None:
        """What they asked by phone too, about themselves: another row than the one on their own page."""
        words = {name: f"merkh{name}x" for name in ("text", "answer", "put_off_reason")}
        self.marks |= {f"privacy.RightsRequest.by_hand.{name}": mark for name, mark in words.items()}
        by_hand = RightsRequest.objects.create(
            kind="correction",
            state="granted",
            way="phone",
            decided_on=date(2026, 3, 2),
            due_on=date(2026, 3, 9),
            **words,
        )  # fmt: skip
        by_hand.about.add(self.participant)

    def row(self, model: type[models.Model]) -> Any:
        """The row of this person in this table; made when it is not there yet."""
        if model not in self.rows:
            self.rows[model] = model._default_manager.create(**self._values(model))
        return self.rows[model]

    def _standing(self) -> None:
        """What the person takes part in."""
        round_ = open_round()
        group = focusgroups.group()
        meeting = focusgroups.held(group)
        event = outreach.event()
        item = item_of(round_, "open")
        self.rows |= {
            Round: round_, Occasion: round_.occasion, Item: item, type(item.versions.first()): item.versions.first(),
            FocusGroup: group, Gathering: meeting, Report: Report.objects.create(gathering=meeting),
            Event: event, EventDate: outreach.date(event), Partner: outreach.partner(),
            Perspective: Perspective.objects.get(code="youth"), ConsentText: ConsentText.objects.first(),
        }  # fmt: skip
        self.rows[EventReport] = EventReport.objects.create(date=self.rows[EventDate])

    def _values(self, model: type[models.Model]) -> dict[str, Any]:
        told = SAID.get(model, {})
        values = dict(told)
        for field in model._meta.concrete_fields:
            by_itself = field.primary_key and not field.is_relation and (field.has_default() or field.name == "id")
            if field.name in told or by_itself:
                continue
            value = self._value(model, field)
            if value is not None:
                values[field.name] = value
        return values

    def _value(self, model: type[models.Model], field: Any) -> Any:
        if isinstance(field, models.ForeignKey):
            target = field.related_model
            if target is User and field.name != "user":
                return None  # a colleague
            if target is model:
                return None
            return self.row(target) if not field.null or target in self.personal or target in self.rows else None
        if field.choices:
            return None if field.blank or field.has_default() else field.choices[0][0]
        if isinstance(field, models.EmailField) or field.name == "to":
            return f"account.{ADDRESS}" if model is User else ADDRESS
        if isinstance(field, models.CharField | models.TextField):
            return self._text(model, field)
        if field.null or field.has_default():
            return None
        kinds = {
            models.DateTimeField: timezone.now, models.DateField: timezone.localdate, models.UUIDField: uuid4,
            models.JSONField: dict, models.GenericIPAddressField: lambda: "10.0.0.0",
        }  # fmt: skip
        return next((make() for kind, make in kinds.items() if isinstance(field, kind)), 1)

    def _text(self, model: type[models.Model], field: Any) -> Any:
        if field.name in NO_WORDS or field.name.endswith(("_hash", "_code")):
            return None if field.blank or field.has_default() else uuid4().hex[: field.max_length or 32]
        name = f"{model._meta.label}.{field.name}"
        self.marks[name] = f"merk{len(self.marks) + 1}x"
        return self.marks[name][: field.max_length]
