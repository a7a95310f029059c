"""Readers react to words on the website: with support, or with a reason that a moderator reads first.

Off by default, per occasion. One reaction per reader per contribution: a reader is a random number in a cookie, of
which only a hash under our key and the occasion is kept, so nobody can be followed from one round to the next. What
is counted is reactions, never people.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from people.models import User
from privacy import service as privacy

from . import rules
from .enums import ModerationReason, ModerationState, ReactionKind
from .models import Contribution, Occasion, Reaction
from .refusals import ChangedMeanwhile, Refused
from .woo_parts import REACTION, tell_texts_gone

#: What the ledger of erasures calls a reaction.
TAKEN_BACK = "reaction"

LONGEST = 1_000
#: One browser, one round: more than this is no reader any more.
MOST_PER_READER = 200
#: So long can a reader take a reaction back; then the hash is wiped.
TERM = timedelta(days=90)
#: From so many reactions to one contribution on one day, moderators are told.
BURST = 20

MOVES: dict[str, frozenset[str]] = {
    ModerationState.WAITING: frozenset({ModerationState.PUBLISHED, ModerationState.WITHHELD}),
    ModerationState.PUBLISHED: frozenset({ModerationState.WITHHELD}),
    ModerationState.WITHHELD: frozenset({ModerationState.PUBLISHED}),
    ModerationState.HELD: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Burst:
    """Many reactions to one contribution on one day."""

    contribution: Contribution
    day: date
    count: int


def new_reader() -> str:
    """A random number for a reader's cookie. Nothing is stored."""
    return secrets.token_urlsafe(24)


def own_reaction(contribution: Contribution, reader: str) -> Reaction | None:
    """What this reader said about these words; None when nothing."""
    if not reader:
        return None
    return Reaction.objects.filter(contribution=contribution, person_hash=_hash(contribution, reader)).first()


def support(contribution: Contribution, reader: str) -> Reaction:
    """This reader supports these words. A second click, and a support after a reason, is one. Raises Refused."""
    return _react(contribution, reader, ReactionKind.SUPPORT, "")


def give_reason(contribution: Contribution, reader: str, text: str) -> Reaction:
    """This reader says why; a moderator reads it before anybody else. The same reader's later words replace it.

    Raises Refused without words, with too many, or where nobody may react.
    """
    return _react(contribution, reader, ReactionKind.REASON, text)


@transaction.atomic
def take_back(contribution: Contribution, reader: str) -> bool:
    """Delete what this reader said about these words; says whether there was anything."""
    if not reader:
        return False
    theirs = Reaction.objects.filter(contribution=contribution, person_hash=_hash(contribution, reader))
    keys = list(theirs.values_list("pk", flat=True))
    privacy.remember(TAKEN_BACK, [str(key) for key in keys], "withdrawn")
    tell_texts_gone(REACTION, keys)
    return bool(theirs.delete()[0])


@transaction.atomic
def take_back_again(key: str, _reason: str) -> bool:
    """A reaction that a back-up brought back; whether it was there."""
    found = Reaction.objects.filter(pk=key)
    tell_texts_gone(REACTION, list(found.values_list("pk", flat=True)))
    return bool(found.delete()[0])


@transaction.atomic
def move(reaction_id: UUID, to: str, *, by: User, version: int, reason: str = "") -> Reaction:
    """Publish a reason or keep it off the website; `version` is the one on the moderator's screen.

    Raises ChangedMeanwhile when somebody else was first, Refused when the move is not in MOVES or lacks its reason,
    Reaction.DoesNotExist when the reader took it back.
    """
    reaction = Reaction.objects.reasons().select_for_update().get(pk=reaction_id)
    if reaction.version != version:
        raise ChangedMeanwhile(
            _("Er is intussen iets veranderd. Deze reactie staat nu op ‘%(state)s’. Lees haar opnieuw.")
            % {"state": reaction.get_moderation_display()}
        )
    if to not in MOVES[reaction.moderation]:
        raise Refused(
            _("Deze reactie staat nu op ‘%(now)s’. Kies een andere stap.") % {"now": reaction.get_moderation_display()}
        )
    if to == ModerationState.WITHHELD and reason not in ModerationReason.values:
        raise Refused(_("Kies een reden. Wie dit schreef, leest die reden."))
    was = reaction.moderation
    reaction.moderation = to
    reaction.reason = reason if to == ModerationState.WITHHELD else ""
    reaction.moderated_by, reaction.rules = by, rules.in_force()
    reaction.version += 1
    reaction.save(update_fields=["moderation", "reason", "moderated_by", "rules", "version"])
    record(f"contributions.reaction_{to}", by=by, on=reaction, was=str(was), reason=reaction.reason)
    return reaction


def bursts(since: date | None = None) -> list[Burst]:
    """Where many reactions came in on one day, in the last two weeks. A moderator looks; nothing is dropped."""
    since = since or timezone.localdate() - timedelta(days=14)
    many = list(
        Reaction.objects.filter(made_on__gte=since)
        .order_by()
        .values_list("contribution", "made_on")
        .annotate(count=Count("pk"))
        .filter(count__gte=BURST)
        .order_by("-count")[:10]
    )
    words = Contribution.objects.select_related("occasion").in_bulk([key for key, _day, _count in many])
    return [Burst(words[key], day, count) for key, day, count in many if key in words]


def past_term(today: date) -> QuerySet[Reaction]:
    """Reactions whose reader can no longer take them back."""
    return Reaction.objects.filter(made_on__lt=today - TERM, person_hash__isnull=False)


def forget_readers(found: QuerySet[Reaction]) -> int:
    """Wipe the hashes; the reactions stay."""
    return found.update(person_hash=None)


def _react(contribution: Contribution, reader: str, kind: str, text: str) -> Reaction:
    if not reader:
        raise Refused(
            _("Open deze bladzijde opnieuw en probeer het nog een keer. Uw browser moet één cookie bewaren.")
        )
    kept, hints = privacy.guard_for_storage(text)
    if kind == ReactionKind.REASON:
        _check_words(kept)
    for _try in range(2):
        try:
            with transaction.atomic():
                return _write(contribution, reader, kind, kept, hints)
        except IntegrityError:
            continue  # the same reader's other click, a moment earlier: change that one
    raise Refused(_("Het bewaren lukte niet. Uw tekst staat er nog. Probeer het opnieuw."))


def _write(contribution: Contribution, reader: str, kind: str, text: str, hints: list[str]) -> Reaction:
    found = Contribution.objects.public().select_related("occasion").filter(pk=contribution.pk).first()
    if found is None:
        raise Refused(_("Deze bijdrage staat niet meer op de website. Reageren kan niet meer."))
    if not found.occasion.takes_reactions:
        raise Refused(_("Bij deze ronde kunt u niet reageren. U kunt wel zelf meedoen, of ons bellen."))
    person = _hash(found, reader)
    reaction = Reaction.objects.select_for_update().filter(contribution=found, person_hash=person).first()
    if reaction is None:
        if Reaction.objects.filter(person_hash=person)[:MOST_PER_READER].count() >= MOST_PER_READER:
            raise Refused(_("U reageerde al heel vaak in deze ronde. Wilt u nog iets kwijt? Bel ons dan."))
        reaction = Reaction(contribution=found, person_hash=person)
    elif (reaction.kind, reaction.text) == (kind, text):
        return reaction
    reaction.kind, reaction.text, reaction.hints = kind, text, hints
    reaction.moderation = ModerationState.WAITING if kind == ReactionKind.REASON else ModerationState.PUBLISHED
    reaction.reason, reaction.moderated_by, reaction.rules = "", None, None
    reaction.made_on = timezone.localdate()
    reaction.version += 0 if reaction._state.adding else 1
    reaction.save()
    return reaction


def _check_words(text: str) -> None:
    if not text.strip():
        raise Refused(_("Schrijf eerst uw reactie."))
    if len(text) > LONGEST:
        raise Refused(
            _("Uw reactie is te lang: %(count)d tekens. Maak die korter dan %(longest)d tekens.")
            % {"count": len(text), "longest": LONGEST}
        )


def _hash(contribution: Contribution, reader: str) -> str:
    message = f"reaction:{contribution.occasion_id}:{reader}"
    return hmac.new(settings.RECEIPT_KEY.encode(), message.encode(), hashlib.sha256).hexdigest()


def let_react(occasion: Occasion, allowed: bool) -> None:
    """Whether readers may react to what stands on the website of this occasion."""
    Occasion.objects.filter(pk=occasion.pk).update(takes_reactions=allowed)
    occasion.takes_reactions = allowed
