"""Statements that participants wrote: put before everybody, merged with one that is there, or refused with a reason.

Only words that a moderator let through are decided on, and each once. The writer reads on /mijn-inbreng/ what we did.
A statement in the writer's own words needs the writer's leave to publish, and goes when the words are taken back.
"""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import Contribution
from contributions.service import ModerationState, ParticipationState, Refused
from people.models import Participant, User
from privacy.service import Purpose, guard_for_storage

from .editing import Place, Wording, add_item
from .enums import ItemKind, OwnStatementState
from .methods.statements_alike import are_words_of
from .models import Item, ItemVersion, OwnStatement, Round

#: The most characters of a statement (ItemVersion.text).
LONGEST = 300
#: What covers a word in the copy that others read.
_COVERED = "█"


def written(round_: Round) -> QuerySet[Contribution]:
    """Statements that participants of this round wrote and handed in, whose words still stand."""
    return Contribution.objects.filter(
        answer_words__answer__item__step__round=round_,
        answer_words__answer__item__kind=ItemKind.OWN,
        participation__state=ParticipationState.COUNTED,
        emptied_reason="",
    )


def to_decide(round_: Round) -> QuerySet[Contribution]:
    """Those that a moderator let through and nobody decided on, the oldest first."""
    waiting = written(round_).filter(moderation=ModerationState.PUBLISHED, own_statement=None)
    return waiting.select_related("answer_words__answer__item__step").order_by("arrived_on", "pk")


def may_use_words(contribution: Contribution) -> bool:
    """Whether the writer lets others read these words. One query."""
    return Contribution.objects.public().filter(pk=contribution.pk).exists()


@transaction.atomic
def adopt(contribution_id: UUID, text: str, *, by: User) -> OwnStatement:
    """Put it before everybody, with these words: the writer's, lightly edited, or ours.

    Raises Refused when it cannot be decided on (any more), when the words are not fit, when the writer gave no leave
    for words that are theirs, or when the round is closed.
    """
    contribution, asked = _locked(contribution_id)
    text = " ".join(guard_for_storage(text)[0].split())
    _check_text(text, asked)
    is_theirs = are_words_of(text, contribution.redacted)
    if is_theirs and not may_use_words(contribution):
        raise Refused(
            _("De schrijver gaf geen toestemming voor deze woorden. Schrijf de stelling in uw eigen woorden.")
        )
    place = Place(agenda_items=list(asked.agenda_items.all()))
    item = add_item(asked.step, ItemKind.STATEMENT, Wording(text=text), place, by=by)
    return _write(contribution, asked, OwnStatementState.ADOPTED, by, item=item, words_are_theirs=is_theirs)


@transaction.atomic
def merge(contribution_id: UUID, into: Item, *, by: User) -> OwnStatement:
    """Say that a statement says the same already. Raises Refused as adopt, or for a statement of another step."""
    contribution, asked = _locked(contribution_id)
    if into.step_id != asked.step_id or into.kind != ItemKind.STATEMENT or into.retired:
        raise Refused(_("Kies een stelling die nu voorligt in deze stap."))
    return _write(contribution, asked, OwnStatementState.MERGED, by, item=into)


@transaction.atomic
def refuse(contribution_id: UUID, why: str, *, by: User) -> OwnStatement:
    """Do not put it before anybody, and tell the writer why. Raises Refused without a reason, or as adopt."""
    contribution, asked = _locked(contribution_id)
    why = guard_for_storage(why)[0].strip()
    if not why:
        raise Refused(_("Schrijf op waarom u deze stelling niet voorlegt. De schrijver leest dit."))
    if len(why) > LONGEST:
        raise Refused(_("De reden is te lang. Schrijf hoogstens %(most)d tekens.") % {"most": LONGEST})
    return _write(contribution, asked, OwnStatementState.REFUSED, by, note=why)


@transaction.atomic
def take_back(contributions: Sequence[Contribution]) -> None:
    """Words were taken back, or are no longer public: a statement in those words goes. Its votes stay, without words.

    Also in a round that is closed: the words stand on the page of results. And in a copy of the round.
    """
    theirs = OwnStatement.objects.filter(
        contribution__in=[contribution.pk for contribution in contributions],
        state=OwnStatementState.ADOPTED,
        words_are_theirs=True,
    )
    gone = _("Deze stelling is teruggehaald.")
    texts = ItemVersion.objects.filter(item__in=theirs.values("item")).exclude(text=gone).values("text")
    copies = Item.objects.filter(kind=ItemKind.STATEMENT, versions__text__in=texts)
    going = Q(pk__in=theirs.values("item")) | Q(pk__in=copies.values("pk"))
    items = list(Item.objects.select_for_update().filter(going))
    keys = [item.pk for item in items]
    Item.objects.filter(pk__in=keys).update(retired=True)
    ItemVersion.objects.filter(item__in=keys).update(text=gone, help="", plain="", frozen=True)
    for item in items:
        record("consultation.take_back_statement", by=None, on=item)


def take_back_without_leave(participant: Participant, purposes: Collection[str]) -> None:
    """Somebody no longer lets others read their words."""
    if Purpose.PUBLISH in purposes:
        take_back(list(Contribution.objects.filter(participation__participant=participant)))


def _locked(contribution_id: UUID) -> tuple[Contribution, Item]:
    """The words, held until the end of the transaction, and the question they answer."""
    contribution = Contribution.objects.select_for_update(of=("self",)).get(pk=contribution_id)
    asked = (
        Item.objects.filter(answers__words__contribution=contribution, kind=ItemKind.OWN)
        .select_related("step__round")
        .prefetch_related("agenda_items")
        .first()
    )
    if contribution.emptied_reason or asked is None:
        raise Refused(_("De schrijver haalde deze woorden terug. Er is niets meer te doen."))
    if contribution.moderation != ModerationState.PUBLISHED:
        raise Refused(_("Een moderator liet deze woorden niet door, of las ze nog niet. Wacht daarop."))
    if OwnStatement.objects.filter(contribution=contribution).exists():
        raise Refused(_("Een collega besloot al over deze stelling. Kijk in de lijst wat er besloten is."))
    return contribution, asked


def _check_text(text: str, asked: Item) -> None:
    if not text:
        raise Refused(_("Schrijf op met welke woorden u de stelling voorlegt."))
    if len(text) > LONGEST:
        raise Refused(_("De stelling is te lang. Schrijf hoogstens %(most)d tekens.") % {"most": LONGEST})
    if _COVERED in text:
        raise Refused(_("Er staat een afgedekt stuk in deze woorden. Schrijf de stelling zonder dat stuk."))
    same = Item.objects.filter(step=asked.step, kind=ItemKind.STATEMENT, retired=False, current__text__iexact=text)
    if same.exists():
        raise Refused(_("Deze stelling ligt al voor. Kies haar bij ‘Voeg samen’."))


def _write(
    contribution: Contribution,
    asked: Item,
    state: str,
    by: User,
    *,
    item: Item | None = None,
    words_are_theirs: bool = False,
    note: str = "",
) -> OwnStatement:
    made = OwnStatement.objects.create(
        step=asked.step,
        contribution=contribution,
        state=state,
        item=item,
        words_are_theirs=words_are_theirs,
        note=note,
    )
    record(f"consultation.own_statement_{state}", by=by, on=contribution)
    return made
