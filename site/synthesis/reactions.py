"""Deeds on reactions: giving one without a name, and dealing with it as the team.

Reactions are counted as reactions, never as people: whoever opens another browser can react once more.
"""

import hashlib
import hmac
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from people.models import Perspective, User
from privacy.service import guard_for_storage

from .decisions import locked
from .enums import DecisionState, ReactionStance
from .models import Decision, DecisionReaction

LONGEST = 3_000


class NoLongerOpen(Refused):
    """The time to react is over, or the decision was pulled back."""


@transaction.atomic
def react(
    decision: Decision,
    browser: str,
    *,
    stance: str,
    words: str = "",
    perspective: Perspective | None = None,
    version: int,
    on: date | None = None,
) -> DecisionReaction:
    """Keep what this browser thinks of a decision, instead of what it said before; the same twice is one.

    Leaves no line in the trail: nobody knows who it was. `on` is the day it came, today unless it came before the
    platform ran (the demo tells of such days). Raises NoLongerOpen, or ChangedMeanwhile when the text of
    the decision is no longer the one (`version`) that was read.
    """
    current = locked(decision)
    today = on or timezone.localdate()
    if not current.takes_reactions(today):
        raise NoLongerOpen(closed_sentence(current))
    if current.version != version:
        raise ChangedMeanwhile(
            _("Wij hebben dit besluit net veranderd. Lees het nog eens. Wat u invulde, staat er nog.")
        )
    given = {"stance": stance, "words": guard_for_storage(words)[0].strip(), "perspective": perspective}
    mark = browser_hash(current, browser)
    reaction = DecisionReaction.objects.filter(decision=current, browser_hash=mark).first()
    if reaction is None:
        reaction = DecisionReaction(decision=current, browser_hash=mark, edition=current.edition)
    elif all(getattr(reaction, name) == value for name, value in given.items()):
        return reaction
    for name, value in given.items():
        setattr(reaction, name, value)
    reaction.on_version, reaction.given_on = current.version, today
    # Other words than the team dealt with: they are to be read again.
    reaction.handled_on, reaction.handled_note, reaction.handled_by = None, "", None
    reaction.save()
    return reaction


def closed_sentence(decision: Decision) -> str:
    """Why one can not react, and what one can do."""
    if decision.state == DecisionState.FINAL:
        return _("Dit besluit is definitief. Reageren kan niet meer.")
    if decision.state == DecisionState.DRAFT or decision.open_until is None:
        return _("Wij hebben dit besluit teruggetrokken. Leggen wij het opnieuw voor? Dan kunt u weer reageren.")
    return _("Reageren kon tot en met %(day)s. Wij lezen nu de reacties. Daarna beslissen wij.") % {
        "day": date_format(decision.open_until, "j F Y")
    }


def browser_hash(decision: Decision, browser: str) -> str:
    """A keyed hash by which one browser is known for one edition of one decision, and for nothing else."""
    message = f"reaction:{decision.pk}:{decision.edition}:{browser}"
    return hmac.new(settings.RECEIPT_KEY.encode(), message.encode(), hashlib.sha256).hexdigest()


def earlier_reaction(decision: Decision, browser: str) -> DecisionReaction | None:
    """What this browser said of this decision before, if anything."""
    if not browser:
        return None
    return DecisionReaction.objects.filter(decision=decision, browser_hash=browser_hash(decision, browser)).first()


@transaction.atomic
def handle(decision: Decision, reaction_id: UUID, note: str, *, by: User) -> DecisionReaction:
    """Write down what the team did with a reaction. Raises Refused without a note, ChangedMeanwhile when a colleague
    was first or the writer changed the words."""
    note = guard_for_storage(note)[0].strip()
    if not note:
        raise Refused(_("Schrijf in een paar woorden op wat u met deze reactie deed."))
    if len(note) > 300:
        raise Refused(_("Maak het korter: hoogstens 300 tekens."))
    waiting = DecisionReaction.objects.select_for_update(of=("self",)).filter(decision=decision)
    reaction = waiting.filter(pk=reaction_id, handled_on__isnull=True).first()
    if reaction is None:
        raise ChangedMeanwhile(_("Een collega heeft deze reactie al verwerkt. Kijk wat er nu staat."))
    reaction.handled_on, reaction.handled_note, reaction.handled_by = timezone.localdate(), note, by
    reaction.save(update_fields=["handled_on", "handled_note", "handled_by"])
    record("synthesis.handle_reaction", by=by, on=reaction)
    return reaction


def reaction_counts(decision: Decision) -> dict[str, int]:
    """How many reactions per stance, on the edition that people read now; one query."""
    rows = (
        DecisionReaction.objects.filter(decision=decision, edition=decision.edition)
        .values_list("stance")
        .annotate(count=Count("pk"))
        .order_by()
    )
    found = dict(rows)
    return {stance.value: found.get(stance.value, 0) for stance in ReactionStance}
