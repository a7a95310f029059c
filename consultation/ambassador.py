"""Somebody who finds reading hard, or speaks for who does, reads a round before it opens: a language ambassador.

A person ticks that; a machine cannot. The texts as they were read are kept as a fingerprint: when they change later,
the round says so. Who cannot wait gives a reason, that the team reads.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from audit.service import record
from contributions.service import Refused
from people.models import User
from privacy.service import guard_for_storage

from .editing import EDITABLE_STATES
from .models import Round
from .public_texts import print_of


class ReadingState(StrEnum):
    """How it stands with reading along."""

    NOT_YET = "not_yet"
    READ = "read"
    CHANGED = "changed"
    WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of reading along. `sentence` says it, and what to do when something is to be done."""

    state: ReadingState
    sentence: str

    @property
    def is_done(self) -> bool:
        """Whether the round may open."""
        return self.state in (ReadingState.READ, ReadingState.WITHOUT)


def reading_of(round_: Round) -> Reading:
    """Whether somebody read the texts as they are now."""
    if round_.unread_reason:
        return Reading(ReadingState.WITHOUT, _("Niemand las mee. De reden: %(why)s") % {"why": round_.unread_reason})
    if round_.ambassador_read_on is None:
        return Reading(ReadingState.NOT_YET, _("Laat een taalambassadeur de teksten lezen."))
    if round_.ambassador_read_print != print_of(round_):
        return Reading(ReadingState.CHANGED, _("De teksten veranderden na het lezen. Laat ze opnieuw lezen."))
    return Reading(ReadingState.READ, _("Gelezen door: %(who)s.") % {"who": round_.ambassador})


@transaction.atomic
def tick_read(round_: Round, who: str, *, on: date | None = None, by: User | None) -> Round:
    """Somebody read the texts as they are at this moment. Raises :class:`Refused` without a name, or in the future."""
    round_ = _locked(round_)
    who = guard_for_storage(who)[0].strip()
    day = on or timezone.localdate()
    if not who:
        raise Refused(_("Schrijf op wie de teksten las. Een groep mag ook."))
    if day > timezone.localdate():
        raise Refused(_("Deze dag moet nog komen. Kies vandaag of een dag ervoor."))
    round_.ambassador, round_.ambassador_read_on, round_.ambassador_read_print = who, day, print_of(round_)
    round_.unread_reason = ""
    _save(round_, "consultation.read_by_ambassador", by)
    return round_


@transaction.atomic
def go_without_reading(round_: Round, reason: str, *, by: User | None) -> Round:
    """It cannot wait. The team reads why; the history keeps it. Raises :class:`Refused` without a reason."""
    round_ = _locked(round_)
    reason = guard_for_storage(reason)[0].strip()
    if not reason:
        raise Refused(_("Schrijf op waarom niemand vooraf kan lezen. Uw team leest dat."))
    round_.unread_reason = reason
    _save(round_, "consultation.go_without_reading", by, reason=reason)
    return round_


def _locked(round_: Round) -> Round:
    found = Round.objects.select_for_update(of=("self",)).select_related("occasion").get(pk=round_.pk)
    if found.state not in EDITABLE_STATES:
        raise Refused(_("De ronde is gesloten. Meelezen heeft nu geen zin meer."))
    return found


def _save(round_: Round, action: str, by: User | None, **told: str) -> None:
    round_.save(update_fields=["ambassador", "ambassador_read_on", "ambassador_read_print", "unread_reason"])
    record(action, by=by, on=round_)
    log(instance=round_, action=action, user=by, data=told)
