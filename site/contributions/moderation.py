"""Moderation: may these words stand on the website, whole, partly covered, or not?

It decides on publication only. Everything but spam and unlawful text still reaches the analysts and counts.
Each decision keeps who took it and which version of the rules held that day.
The MOVES table and :func:`move` are the only way the state of a contribution changes.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.service import record
from people.models import User

from . import receipt_parts, rules
from .enums import ModerationReason, ModerationState
from .models import Contribution, Redaction
from .redaction import Span, merged, reading_copy
from .refusals import ChangedMeanwhile, Refused

MOVES: dict[str, frozenset[str]] = {
    ModerationState.WAITING: frozenset({ModerationState.HELD, ModerationState.PUBLISHED, ModerationState.WITHHELD}),
    ModerationState.HELD: frozenset({ModerationState.PUBLISHED, ModerationState.WITHHELD}),
    ModerationState.PUBLISHED: frozenset({ModerationState.HELD, ModerationState.WITHHELD}),
    ModerationState.WITHHELD: frozenset({ModerationState.HELD, ModerationState.PUBLISHED}),
}
#: States that cannot be without a reason.
NEED_REASON = frozenset({ModerationState.HELD, ModerationState.WITHHELD})


def publish(contribution_id: UUID, *, by: User, version: int, on: date | None = None) -> Contribution:
    """The words may be read by others, in so far as the writer gave leave. `on` and what it raises: :func:`move`."""
    return move(contribution_id, ModerationState.PUBLISHED, by=by, version=version, on=on)


def hold(contribution_id: UUID, *, by: User, version: int, reason: str, on: date | None = None) -> Contribution:
    """Somebody must think about this first, for a reason. `on` and what it raises: :func:`move`."""
    return move(contribution_id, ModerationState.HELD, by=by, version=version, reason=reason, on=on)


def withhold(contribution_id: UUID, *, by: User, version: int, reason: str, on: date | None = None) -> Contribution:
    """The words do not go on the website, for a reason the writer reads. `on` and what it raises: :func:`move`."""
    return move(contribution_id, ModerationState.WITHHELD, by=by, version=version, reason=reason, on=on)


@transaction.atomic
def move(
    contribution_id: UUID, to: str, *, by: User, version: int, reason: str = "", on: date | None = None
) -> Contribution:
    """Lock, check, write, log: one transaction. `version` is the one the moderator was looking at. `on` is the day
    somebody read it, today unless that was before the platform ran (the demo tells of such days).

    Raises ChangedMeanwhile when somebody else was first, Refused when the move is not in MOVES or the
    reason is missing, Contribution.DoesNotExist for an id that is none.
    """
    contribution = _locked(contribution_id, version)
    if to not in MOVES[contribution.moderation]:
        raise Refused(
            _("Deze bijdrage staat nu op ‘%(now)s’. Vandaar kan zij niet naar ‘%(to)s’. Kies een andere stap.")
            % {"now": contribution.get_moderation_display(), "to": _label(to)}
        )
    if to in NEED_REASON and reason not in ModerationReason.values:
        raise Refused(_("Kies een reden. De schrijver leest die reden op zijn pagina."))
    was = contribution.moderation
    contribution.moderation = to
    contribution.reason = reason if to in NEED_REASON else ""
    contribution.read_on = contribution.read_on or on or timezone.localdate()
    _save(contribution, "moderation", "reason", "read_on", by=by)
    if was == ModerationState.PUBLISHED:
        receipt_parts.tell_no_longer_public([contribution])
    record(f"contributions.{to}", by=by, on=contribution, was=str(was), reason=contribution.reason)
    return contribution


@transaction.atomic
def redact(contribution_id: UUID, spans: Iterable[Span], *, by: User, version: int, reason: str) -> Contribution:
    """Cover stretches of the reading copy (offsets in code points). The original stays as it was.

    Places that were covered before stay covered. Raises ChangedMeanwhile, or Refused when there is nothing
    to cover, no reason, or a place lies outside the text.
    """
    contribution = _locked(contribution_id, version)
    if reason not in ModerationReason.values:
        raise Refused(_("Kies een reden voor het afdekken. De schrijver leest die reden op zijn pagina."))
    known = {(covered.start, covered.end) for covered in contribution.redactions.all()}
    fresh = [span for span in merged(spans) if span not in known]
    if not fresh:
        raise Refused(_("Kies woorden die nog niet afgedekt zijn."))
    try:
        contribution.redacted = reading_copy(contribution.original, [*known, *fresh])
    except ValueError:
        raise Refused(_("Deze plaats staat niet in de tekst. Kies de woorden opnieuw.")) from None
    Redaction.objects.bulk_create(
        Redaction(contribution=contribution, start=start, end=end, reason=reason, covered_by=by)
        for start, end in fresh
    )
    _save(contribution, "redacted", by=by)
    if contribution.moderation == ModerationState.PUBLISHED:
        receipt_parts.tell_no_longer_public([contribution])
    record("contributions.redacted", by=by, on=contribution, reason=reason, places=len(fresh))
    return contribution


@transaction.atomic
def uncover(contribution_id: UUID, *, by: User, version: int) -> Contribution:
    """Take all coverings away again. The copy is made anew from the original and the guard. Raises as redact."""
    contribution = _locked(contribution_id, version)
    count, _models = contribution.redactions.all().delete()
    if not count:
        raise Refused(_("In deze bijdrage is niets afgedekt."))
    contribution.redacted = reading_copy(contribution.original, ())
    _save(contribution, "redacted", by=by)
    record("contributions.uncovered", by=by, on=contribution, places=count)
    return contribution


def sentence_of(contribution: Contribution) -> str:
    """What happened to these words, as a colleague would say it."""
    covered = contribution.redactions.count()
    state = _label(contribution.moderation)
    if not covered:
        return _("Deze bijdrage staat nu op ‘%(state)s’.") % {"state": state}
    return ngettext(
        "Deze bijdrage staat nu op ‘%(state)s’, met %(count)d stuk afgedekt.",
        "Deze bijdrage staat nu op ‘%(state)s’, met %(count)d stukken afgedekt.",
        covered,
    ) % {"state": state, "count": covered}


def _locked(contribution_id: UUID, version: int) -> Contribution:
    contribution = Contribution.objects.select_for_update().get(pk=contribution_id)
    if contribution.emptied_reason:
        raise Refused(_("De woorden van deze bijdrage zijn gewist. Er valt niets meer te modereren."))
    if contribution.version != version:
        raise ChangedMeanwhile(
            _("Iemand anders was u voor. %(what)s Kijk opnieuw en kies dan.") % {"what": sentence_of(contribution)}
        )
    return contribution


def _save(contribution: Contribution, *fields: str, by: User) -> None:
    """Write a decision, with who took it and under which version of the rules."""
    contribution.version += 1
    contribution.moderated_by, contribution.rules = by, rules.in_force()
    contribution.save(update_fields=[*fields, "version", "moderated_by", "rules"])


def _label(state: str) -> str:
    return str(ModerationState(state).label)
