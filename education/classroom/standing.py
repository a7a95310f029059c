"""Whether a class stands beside its round, and the tallies by which it does."""

from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import Tally
from contributions.service import Refused, drop_tally, keep_tally
from people.models import User
from privacy.service import guard_for_storage

from ..enums import ClassState, ClassWay, Trust
from ..models import ClassSession
from .asking import items_of
from .totals import screens_in, totals_of

#: From each decision: where it may go. Nothing goes back to waiting.
TRUST_MOVES: dict[str, frozenset[Trust]] = {
    Trust.WAITS: frozenset({Trust.SHOWN, Trust.ASIDE}),
    Trust.SHOWN: frozenset({Trust.ASIDE}),
    Trust.ASIDE: frozenset({Trust.SHOWN}),
}


#: So many classes of one school stand by themselves on one day. A name is easily typed: more of them are looked at.
MOST_BY_THEMSELVES = 5


def stands_by_itself(session: ClassSession) -> bool:
    """Whether nobody has to look first: pupils answered themselves, and a colleague accepted this school before.

    Never when more screens answered than there are pupils: the code went round, or somebody voted again and again.
    In a transaction: classes of one school are judged one after the other, so that no more stand than may.
    """
    if session.way != ClassWay.DEVICES or screens_in(session) > session.pupils:
        return False
    if _accepted(session).select_for_update(of=("self",)).order_by("pk").first() is None:
        return False
    same = ClassSession.objects.filter(school__iexact=session.school, held_on=session.held_on, trust=Trust.SHOWN)
    return same.filter(decided_by=None).exclude(pk=session.pk).count() < MOST_BY_THEMSELVES


def is_known_school(session: ClassSession) -> bool:
    """Whether a colleague accepted a class of a school of this name before. One query; none without a school."""
    return bool(session.school) and _accepted(session).exists()


def _accepted(session: ClassSession) -> QuerySet[ClassSession]:
    """The classes of this school that a colleague accepted; of no school, none."""
    accepted = ClassSession.objects.filter(trust=Trust.SHOWN, decided_by__isnull=False).exclude(school="")
    return accepted.filter(school__iexact=session.school).exclude(pk=session.pk)


@transaction.atomic
def decide(session: ClassSession, to: str, *, reason: str, by: User) -> ClassSession:
    """Say whether this class stands beside its round; returns it as it is now. The same decision twice is harmless.

    Raises Refused for a move that is not in the table, and for leaving a class out without saying why.
    """
    kept = ClassSession.objects.select_for_update(of=("self",)).get(pk=session.pk)
    if kept.trust == to:
        return kept
    if to not in TRUST_MOVES[kept.trust]:
        raise Refused(_("Dit kan niet. Ververs de pagina en kijk wat nu kan."))
    reason = " ".join(guard_for_storage(reason)[0].split())
    if to == Trust.ASIDE and not reason:
        raise Refused(_("Schrijf op waarom deze klas niet meetelt."))
    if len(reason) > 200:
        raise Refused(_("Dit is te lang. Schrijf de reden in hoogstens 200 tekens."))
    was, kept.trust, kept.trust_reason, kept.decided_by = kept.trust, Trust(to), reason, by
    kept.save(update_fields=["trust", "trust_reason", "decided_by"])
    if to == Trust.ASIDE:
        drop_tallies(kept)
    elif kept.state == ClassState.CLOSED:
        write_tallies(kept)
    record("education.decide_class", by=by, on=kept, was=str(was), now=str(to))
    return kept


def write_tallies(session: ClassSession) -> None:
    """The totals as tallies of the class's occasion, each once; questions with fewer than five answers have none."""
    with translation.override("nl"):  # read by the team
        totals = totals_of(session, items_of(session))
    wanted = {
        _nonce(session, total.item.pk, choice.code): (total, choice) for total in totals for choice in total.choices
    }
    standing = set(Tally.objects.filter(nonce__in=wanted).values_list("nonce", flat=True))
    for nonce, (total, choice) in wanted.items():
        if nonce not in standing:
            keep_tally(
                session.occasion,
                question=total.item.text,
                statement=choice.label,
                count=choice.count,
                people=total.people,
                nonce=nonce,
            )


def drop_tallies(session: ClassSession) -> None:
    """This class stands beside nothing any more. Its totals stay with the class itself."""
    for tally in Tally.objects.filter(occasion=session.occasion_id):
        drop_tally(tally)


def _nonce(session: ClassSession, item_id: int, choice: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"education.class:{session.pk}:{item_id}:{choice}")
