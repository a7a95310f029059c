"""Taking words back: the words go, an empty shell with its reason stays."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.models import Participant
from people.service import forget_participants
from privacy.service import remember

from . import receipt_parts
from .enums import EmptiedReason, ParticipationState
from .letters import keep_back_what_opens_nothing
from .models import (
    CareSignal,
    Contribution,
    Message,
    Occasion,
    Participation,
    Reaction,
    Receipt,
    Redaction,
    SecondReading,
)
from .receipts import revoke_links
from .refusals import Refused
from .woo_parts import MESSAGE, REACTION, tell_texts_gone

#: What the ledger of erasures calls what goes here.
CONTRIBUTION, PARTICIPATION = "contribution", "participation"


def may_withdraw(occasion: Occasion, today: date | None = None) -> bool:
    """Whether words said at this occasion can still be taken out; the last day itself counts."""
    return occasion.words_final_on is None or (today or timezone.localdate()) <= occasion.words_final_on


@transaction.atomic
def withdraw(participation: Participation, *, reason: str = EmptiedReason.WITHDRAWN) -> None:
    """Take everything of one participation back. A draft is deleted whole; a second time changes nothing.

    Links in earlier mails stop working; the code goes on.

    Raises Refused when a writer asks after the last day (`reason` WITHDRAWN); other reasons have no last day.
    """
    kept = Participation.objects.select_for_update(of=("self",)).select_related("occasion").filter(pk=participation.pk)
    found = kept.first()
    if found is None:
        return
    if found.state == ParticipationState.DRAFT:
        remember(PARTICIPATION, [found.pk], reason)
        delete_drafts(Participation.objects.filter(pk=found.pk))
        return
    if reason == EmptiedReason.WITHDRAWN:
        _check_in_time(found.occasion)
    empty(Contribution.objects.filter(participation=found), reason)
    receipt_parts.wipe_above(found)
    for receipt in Receipt.objects.filter(participation=found):
        revoke_links(receipt)
        keep_back_what_opens_nothing(found.participant_id)
    if found.state != ParticipationState.WITHDRAWN:
        found.state = participation.state = ParticipationState.WITHDRAWN
        found.took_part_before = participation.took_part_before = ""
        found.save(update_fields=["state", "took_part_before"])
        remember(PARTICIPATION, [found.pk], reason)


@transaction.atomic
def withdraw_contribution(contribution: Contribution) -> None:
    """Take the words at one question back. The person still counts as heard; a second time changes nothing.

    Raises Refused after the last day.
    """
    found = Contribution.objects.select_related("occasion").get(pk=contribution.pk)
    if found.emptied_reason:
        return
    _check_in_time(found.occasion)
    empty(Contribution.objects.filter(pk=found.pk), EmptiedReason.WITHDRAWN)


@transaction.atomic
def empty(contributions: "Iterable[Contribution]", reason: str) -> int:
    """Wipe words from original, copy, hints and coverings, and what others said about them; the shell keeps why.

    Returns how many had words.

    Copies in the apps above are wiped in the same transaction (receipt_parts.register_emptied).
    """
    ids = [contribution.pk for contribution in contributions]
    found = list(Contribution.objects.select_for_update().filter(pk__in=ids, emptied_reason="").order_by("pk"))
    keys = [contribution.pk for contribution in found]
    Redaction.objects.filter(contribution__in=keys).delete()
    CareSignal.objects.filter(contribution__in=keys).update(note="")
    # What was said about the words may quote them: it goes along.
    SecondReading.objects.filter(contribution__in=keys).update(why="", answer="")
    _delete_told(REACTION, Reaction.objects.filter(contribution__in=keys))
    Contribution.objects.filter(pk__in=keys).update(
        original="", redacted="", hints=[], emptied_reason=reason, version=F("version") + 1
    )
    if found:
        receipt_parts.tell_emptied(found)
        remember(CONTRIBUTION, keys, reason)
    return len(found)


@transaction.atomic
def delete_drafts(drafts: "Iterable[Participation]") -> int:
    """Delete drafts whole: receipt, answers, and the participant who has nothing else. Returns how many.

    A draft that was handed in meanwhile is left alone.
    """
    ids = [participation.pk for participation in drafts]
    found = Participation.objects.drafts().select_for_update().filter(pk__in=ids)
    pairs = list(found.values_list("pk", "participant_id"))
    if pairs:
        receipt_parts.tell_drafts_deleted([pk for pk, _participant in pairs])
    _delete_told(MESSAGE, Message.objects.filter(receipt__participation__in=[pk for pk, _participant in pairs]))
    Participation.objects.filter(pk__in=[pk for pk, _participant in pairs]).delete()
    left = Participant.objects.filter(pk__in=[participant for _pk, participant in pairs], participations=None)
    forget_participants(left.values_list("pk", flat=True))
    return len(pairs)


def _delete_told(kind: str, texts: QuerySet[Any]) -> None:
    """Delete these, and say so: they may fall under a request that is being answered."""
    tell_texts_gone(kind, list(texts.values_list("pk", flat=True)))
    texts.delete()


def _check_in_time(occasion: Occasion) -> None:
    if occasion.words_final_on and not may_withdraw(occasion):
        raise Refused(
            _(
                "Uw woorden terughalen kon tot en met %(day)s. Ze staan nu in het dossier. "
                "Stel uw vraag hieronder, dan kijken wij wat er nog kan."
            )
            % {"day": date_format(occasion.words_final_on)}
        )


def empty_again(key: str, reason: str) -> bool:
    """Wipe words that a back-up brought back; whether there were any."""
    return empty(Contribution.objects.filter(pk=key), reason) > 0


def withdraw_again(key: str, reason: str) -> bool:
    """Take a participation back that a back-up brought back; whether it stood. The last day does not count: it was
    taken back in time.
    """
    found = Participation.objects.filter(pk=key).exclude(state=ParticipationState.WITHDRAWN).first()
    if found is None:
        return False
    if reason == EmptiedReason.WITHDRAWN:
        empty(Contribution.objects.filter(participation=found), reason)
        reason = EmptiedReason.ERASED
    withdraw(found, reason=reason)
    return True
