"""Thanking the people whose words were used, and telling everybody who suggested words what became of them.

Names are never told. Who took words back is no longer thanked for them; the text stays.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from contributions.models import Participation
from contributions.service import ParticipationState, new_link
from notices import service as notices

from ..enums import SuggestionState
from ..models import AnswerWords, Step, Suggestion, TextEdition
from .suggestions import SUGGESTION

#: So many people per transaction: nobody else waits longer than a moment for the database.
PEOPLE_AT_ONCE = 50


def thanks_of(edition: TextEdition) -> str:
    """Whose words are in this edition, as a number of people; "" when nobody's. One query."""
    standing = edition.used_suggestions.filter(contribution__emptied_reason="")
    people = standing.aggregate(people=Count("contribution__participation", distinct=True))["people"]
    if not people:
        return ""
    if people < settings.SMALLEST_CELL:
        return _("Met woorden van deelnemers. Dank u wel.")
    return _("Met woorden van %(people)d deelnemers. Dank u wel.") % {"people": people}


def text_url(step: Step, slug: str, number: int | None = None) -> str:
    """Where everybody reads this text; of one edition when a number is given."""
    address = reverse("consultation:text", args=[slug, step.order])
    return f"{address}?uitgave={number}" if number else address


@dataclass(frozen=True, slots=True)
class SuggestionTold:
    """One suggestion as its writer reads about it. `edition` is the number in which the words are used, or None."""

    heading: str
    words: str
    state: str
    edition: int | None
    note: str
    url: str


def told_to(participation: Participation, slug: str) -> list[SuggestionTold]:
    """Everything this person suggested and did not take back, and what became of it. One query."""
    if participation.state != ParticipationState.COUNTED:
        return []
    rows = (
        AnswerWords.objects.filter(
            prompt=SUGGESTION, answer__submission__participation=participation, contribution__emptied_reason=""
        )
        .select_related("contribution__suggestion__used_in", "answer__item__step", "answer__item_version")
        .order_by("answer__item__step__order", "answer__item__order", "pk")
    )
    found = []
    for row in rows:
        decided: Suggestion | None = getattr(row.contribution, "suggestion", None)
        used_in = decided.used_in.number if decided and decided.used_in else None
        found.append(
            SuggestionTold(
                heading=row.answer.item_version.text,
                words=row.contribution.original,
                state=decided.state if decided else SuggestionState.OPEN,
                edition=used_in,
                note=decided.note if decided else "",
                url=text_url(row.answer.item.step, slug, used_in),
            )
        )
    return found


def mail_subject_id(edition: TextEdition) -> str:
    """What the mails about this edition have in common."""
    return f"text:{edition.pk}"


def tell(edition: TextEdition) -> int:
    """Queue a mail for everybody about whose words was decided with this edition; returns how many are new.

    Once per person for the same decisions, however often this runs. Whoever left no address reads it with the code.
    """
    of_person: dict[UUID, list[Suggestion]] = defaultdict(list)
    decided = edition.decided_suggestions.filter(contribution__emptied_reason="").select_related(
        "contribution", "on_version"
    )
    for suggestion in decided.order_by("pk"):
        if suggestion.contribution.participation_id:
            of_person[suggestion.contribution.participation_id].append(suggestion)
    told = notices.queued_keys(mail_subject_id(edition))
    to_tell = [pk for pk, theirs in of_person.items() if _key(edition, pk, theirs) not in told]
    new = 0
    for start in range(0, len(to_tell), PEOPLE_AT_ONCE):
        with transaction.atomic():
            # Asked again: who withdrew since is left alone.
            some = _with_address().filter(pk__in=to_tell[start : start + PEOPLE_AT_ONCE])
            new += sum(_tell(edition, each, of_person[each.pk]) for each in some)
    return new


def _with_address() -> QuerySet[Participation]:
    """Everybody who was heard and left an address to hear back."""
    has_address = ~Q(participant__contact__email="") & Q(participant__contact__isnull=False)
    return (
        Participation.objects.counted()
        .filter(has_address | Q(participant__user__is_active=True))
        .filter(receipt__isnull=False)
        .select_related("participant__contact", "participant__user", "receipt")
    )


def _key(edition: TextEdition, participation_id: UUID, theirs: Sequence[Suggestion]) -> str:
    """One mail per person and edition; another only when more of their suggestions were answered afterwards."""
    return f"{mail_subject_id(edition)}:{participation_id}:{len(theirs)}"


def _address_of(participation: Participation) -> str:
    participant = participation.participant
    contact = getattr(participant, "contact", None)
    if contact is not None and contact.email:
        return str(contact.email)
    return participant.user.email if participant.user is not None else ""


def _tell(edition: TextEdition, participation: Participation, theirs: Sequence[Suggestion]) -> bool:
    """Queue one mail with a fresh link; a link that no mail carries is taken back."""
    step = edition.step
    with transaction.atomic():
        is_new = notices.queue(
            _key(edition, participation.pk, theirs),
            template="text_edition",
            to=_address_of(participation),
            context={
                "edition": edition,
                "round": step.round,
                "used": [each for each in theirs if each.state == SuggestionState.USED],
                "not_used": [each for each in theirs if each.state == SuggestionState.NOT_USED],
                "text_url": text_url(step, step.round.slug, edition.number),
                "link": new_link(participation.receipt),
            },
            subject_id=mail_subject_id(edition),
            person=participation.participant_id,
            in_bulk=True,
        )
        if not is_new:
            transaction.set_rollback(True)
    return is_new
