"""Taking part: begin, keep alive, hand in. Withdrawing is in :mod:`contributions.withdrawal`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people.models import Participant
from people.service import new_participant
from privacy import service as privacy

from .enums import Channel, Mode, ParticipationState, Recruitment, TookPartBefore
from .models import Contribution, Occasion, Participation, Receipt
from .receipts import hash_of
from .redaction import reading_copy
from .refusals import AlreadyHandedIn, Refused


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote at one question, as it is handed in. `kind` is a ContributionKind, `mode` a Mode."""

    kind: str
    question: str
    text: str
    agenda_item_ids: tuple[int, ...] = ()
    order: int = 0
    mode: str = Mode.OWN_WORDS


def begin(
    occasion: Occasion,
    *,
    code: str,
    assisted: bool = False,
    recruitment: str = Recruitment.OPEN,
    channel: str = Channel.ONLINE,
    recruit: Callable[[], str] | None = None,
) -> Participation:
    """The participation that goes with this code; made as a draft when it is the first time.

    `recruit` says how somebody came here, instead of `recruitment`. It is asked only when a participation is made, in
    the same transaction: what it writes stands exactly when the participation does.

    A double click makes one: the code's hash is UNIQUE. A code that was printed beforehand gets its
    participation here. Raises Refused when the code is none, or belongs to another occasion.
    """
    code_hash = hash_of(code)
    if not code_hash:
        raise Refused(_("Dit is geen code van ons. Begin opnieuw bij de eerste vraag."))
    found = _found(code_hash)
    if found is None or found.participation is None:
        try:
            with transaction.atomic():
                made = _make(occasion, assisted, recruit() if recruit else recruitment, channel)
                found = _hand_over(found, made) if found else _new_receipt(code_hash, made)
        except IntegrityError:
            found = _found(code_hash)  # somebody else's click, a moment earlier
    if found is None or found.participation is None:
        raise Refused(_("Het bewaren lukte niet. Probeer het nog een keer."))
    if found.participation.occasion_id != occasion.pk:
        raise Refused(_("Deze code hoort bij een andere ronde. Gebruik de code op de pagina ‘Mijn inbreng’."))
    if found.participation.channel != channel and found.participation.state == ParticipationState.DRAFT:
        raise Refused(_("Wij typen uw formulier op papier over. U hoeft niets te doen."))
    return found.participation


def touch(participation: Participation) -> None:
    """A draft was worked on today: it lives another 30 days. Asks the database nothing when today is known."""
    today = timezone.localdate()
    if participation.touched_on != today:
        Participation.objects.drafts().filter(pk=participation.pk).update(touched_on=today)
        participation.touched_on = today


def give_to(participation: Participation, participant: Participant) -> None:
    """From now on this participation is that participant's: somebody who took part and then logged in."""
    Participation.objects.filter(pk=participation.pk).update(participant=participant)
    participation.participant = participant


def say_took_part_before(participation: Participation, answer: str) -> None:
    """Keep what somebody says to "Heeft u al meegedaan?"; "" is no answer. The last thing said counts. One query.

    Raises Refused when it is none of the answers.
    """
    if answer not in ("", *TookPartBefore.values):
        raise Refused(_("Kies een van de antwoorden uit de lijst."))
    standing = Participation.objects.exclude(state=ParticipationState.WITHDRAWN)
    standing.filter(pk=participation.pk).update(took_part_before=answer)
    participation.took_part_before = answer


@transaction.atomic
def hand_in(participation: Participation, words: Sequence[Words], *, on: date | None = None) -> list[Contribution]:
    """A draft becomes a person heard, and the words become contributions, in the order given.

    `on` is the day they came in, when that was before today: a form on paper, or the demo.
    Each text passes the guard. Raises AlreadyHandedIn on a second submit (harmless), Refused when the
    participation was withdrawn or is gone. Four queries, whatever the number of words.
    """
    kept = Participation.objects.select_for_update().filter(pk=participation.pk).first()
    if kept is None:
        raise Refused(_("Dit formulier bestaat niet meer. Begin opnieuw bij de eerste vraag."))
    if kept.state == ParticipationState.COUNTED:
        raise AlreadyHandedIn
    if kept.state == ParticipationState.WITHDRAWN:
        raise Refused(_("U haalde uw antwoorden terug. Wilt u toch meedoen? Begin dan opnieuw."))

    today = on or timezone.localdate()
    contributions = _write(kept, words, today)
    participation.state = kept.state = ParticipationState.COUNTED
    participation.handed_in_on = participation.touched_on = kept.handed_in_on = kept.touched_on = today
    kept.save(update_fields=["state", "handed_in_on", "touched_on"])
    return contributions


@transaction.atomic
def add_words(participation: Participation, words: Sequence[Words], *, on: date | None = None) -> list[Contribution]:
    """Words that come later, of a person who was heard already: what they said, written out by a colleague.

    They wait for moderation as all words do; the person is counted once. Each text passes the guard. `on` is the day,
    when that was before today. Raises Refused when the participation does not count (any more).
    """
    kept = Participation.objects.select_for_update().filter(pk=participation.pk).first()
    if kept is None or kept.state != ParticipationState.COUNTED:
        raise Refused(_("Deze deelnemer haalde alles terug. Er kan niets meer bij."))
    return _write(kept, words, on or timezone.localdate())


def _write(participation: Participation, words: Sequence[Words], day: date) -> list[Contribution]:
    contributions = Contribution.objects.bulk_create([contribution_of(participation, word, day) for word in words])
    tie_agenda_items(contributions, words)
    return contributions


def tie_agenda_items(contributions: Sequence[Contribution], words: Sequence[Words]) -> None:
    """Tie each contribution to the agenda items of its words; both in the same order."""
    link = Contribution.agenda_items.through
    link.objects.bulk_create(
        link(contribution_id=contribution.pk, agendaitem_id=item_id)
        for contribution, word in zip(contributions, words, strict=True)
        for item_id in dict.fromkeys(word.agenda_item_ids)
    )


def contribution_of(
    participation: Participation | None, word: Words, today: date, *, occasion: Occasion | None = None
) -> Contribution:
    """Words as they are kept: guarded, with a reading copy. Not saved yet. Words of nobody need their `occasion`."""
    text, hints = privacy.guard_for_storage(word.text)
    if participation is not None:
        place = participation.occasion_id
    else:
        assert occasion is not None, "words of nobody need their occasion"
        place = occasion.pk
    return Contribution(
        occasion_id=place,
        participation=participation,
        kind=word.kind,
        mode=word.mode,
        question=word.question,
        order=word.order,
        original=text,
        redacted=reading_copy(text, ()),
        hints=hints,
        arrived_on=today,
    )


def _found(code_hash: str) -> Receipt | None:
    return (
        Receipt.objects.select_related("participation__participant", "participation__occasion")
        .filter(code_hash=code_hash)
        .first()
    )


def _make(occasion: Occasion, assisted: bool, recruitment: str, channel: str) -> Participation:
    return Participation.objects.create(
        occasion=occasion,
        participant=new_participant(),
        channel=channel,
        recruitment=recruitment,
        assisted=assisted,
        touched_on=timezone.localdate(),
    )


def _new_receipt(code_hash: str, participation: Participation) -> Receipt:
    return Receipt.objects.create(code_hash=code_hash, participation=participation)


def _hand_over(printed: Receipt, participation: Participation) -> Receipt:
    """Give a code that was printed beforehand its participation."""
    held = Receipt.objects.select_for_update().get(pk=printed.pk)
    if held.participation_id is not None:
        raise IntegrityError("this code was begun a moment ago")
    held.participation = participation
    held.save(update_fields=["participation"])
    return held
