"""A show of hands: n of m said yes. It stands beside the words and is never added to people."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import Tally
from contributions.service import Refused, drop_tally, keep_tally
from gatherings.models import Gathering
from gatherings.service import GatheringState
from people.models import User
from privacy.service import guard_for_storage

from ..models import GuideQuestion, SessionTally
from .attendance import hold


@transaction.atomic
def count_hands(
    gathering: Gathering,
    statement: str,
    count: int,
    people: int,
    *,
    nonce: UUID,
    question: GuideQuestion | None = None,
    by: User,
) -> SessionTally:
    """Keep that `count` of `people` people raised their hand. The same press twice is one count.

    Raises Refused, with what to do, for more hands than people, for no statement, and for no people.
    """
    gathering = hold(gathering)
    if found := SessionTally.objects.filter(tally__nonce=nonce, gathering=gathering).first():
        return found
    text, _hints = guard_for_storage(statement)
    text = " ".join(text.split())
    if gathering.state not in (GatheringState.PLANNED, GatheringState.HELD) or gathering.occasion is None:
        raise Refused(_("Dit gesprek gaat niet door. Er valt niets te tellen."))
    if not text:
        raise Refused(_("Schrijf op waarvoor mensen hun hand opstaken."))
    if people < 1:
        raise Refused(_("Vul in hoeveel mensen er waren. Dat is minstens 1."))
    if not 0 <= count <= people:
        raise Refused(
            _("U telde %(count)d handen, maar er waren %(people)d mensen. Tel nog een keer.")
            % {"count": count, "people": people}
        )
    if Tally.objects.filter(nonce=nonce).exists():
        raise Refused(_("Dit lukte niet. Ververs de pagina en tel nog een keer."))
    tally = keep_tally(
        gathering.occasion,
        statement=text,
        count=count,
        people=people,
        question=question.text if question else "",
        nonce=nonce,
    )
    made = SessionTally.objects.create(tally=tally, gathering=gathering, question=question)
    record("focusgroups.count_hands", by=by, on=made, count=count, people=people)
    return made


@transaction.atomic
def drop_hands(held: SessionTally, *, by: User) -> None:
    """This count was a mistake. A second time changes nothing."""
    kept = SessionTally.objects.select_for_update(of=("self",)).filter(pk=held.pk).first()
    if kept is None:
        return
    record("focusgroups.drop_hands", by=by, on=kept)
    drop_tally(kept.tally)
