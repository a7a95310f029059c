"""Coming into the pool of a group: by oneself, or written down by a colleague.

A stranger who types somebody's address learns nothing: a second sign-up with the same address looks like the first.
Only the owner of the address is told.
"""

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Recruitment, Refused
from people import service as people
from people.models import Participant, User
from people.service import ReachBy
from privacy import service as privacy
from privacy.service import Purpose, guard_for_storage

from ..enums import CandidateSource, CandidateState, GroupState
from ..models import Availability, Candidate, FocusGroup
from .hashes import household_hash, reach_hash
from .pairs import keep_household_apart
from .said import Reach, Said
from .telling import tell_applied, tell_applied_again

#: States in which a colleague may still write somebody down.
ENTERABLE = (GroupState.DRAFT, GroupState.RECRUITING, GroupState.PLANNING, GroupState.MEETING)


@transaction.atomic
def apply(group: FocusGroup, said: Said, *, token: UUID) -> Candidate:
    """Somebody signs up. The same token, or the same address in this group, is the candidate that was there.

    Raises Refused when one cannot sign up (any more).
    """
    return apply_held(_locked(group), said, token=token)


def apply_held(group: FocusGroup, said: Said, *, token: UUID) -> Candidate:
    """As :func:`apply`, for who holds the lock on the group already."""
    if group.state != GroupState.RECRUITING:
        raise Refused(_("Aanmelden voor deze groep kan niet meer. Kijk of er een andere groep is."))
    return _come_in(group, said, token=token, source=CandidateSource.WEBSITE, partner="", by=None)


@transaction.atomic
def enter(
    group: FocusGroup, said: Said, *, source: str, partner: str = "", token: UUID | None = None, by: User | None
) -> Candidate:
    """A colleague writes somebody down: by phone, through an organisation, or because we asked. Recorded.

    Raises Refused when the group is past that, or when the address is in the pool of this group already.
    """
    group = _locked(group)
    if group.state not in ENTERABLE:
        raise Refused(_("Deze groep is voorbij. U kunt niemand meer toevoegen."))
    made = _come_in(group, said, token=token, source=source, partner=_guarded(partner), by=by)
    record("focusgroups.enter_candidate", by=by, on=made, source=str(source))
    return made


def _come_in(
    group: FocusGroup, said: Said, *, token: UUID | None, source: str, partner: str, by: User | None
) -> Candidate:
    reach = tidy_reach(said.reach)
    address = hash_of(reach)
    house = household_hash(group, said.postcode, said.house_number)
    in_the_pool = ~Q(state=CandidateState.WITHDRAWN)
    known = list(
        Candidate.objects.filter(group=group).filter(
            _same(token=token) | in_the_pool & _same(reach_hash=address, household_hash=house)
        )
    )
    if token and (same := [each for each in known if each.token == token]):
        return same[0]
    if address and (same := [each for each in known if each.reach_hash == address]):
        return _known_already(group, same[0], reach, is_entered=source != CandidateSource.WEBSITE)
    made = Candidate.objects.create(
        group=group,
        participant=_person(said, reach),
        source=source,
        partner=partner,
        recruitment=_recruitment(source),
        token=token,
        reach_hash=address,
        household_hash=house,
        entered_by=by,
        **answers_of(said),
        took_part_before=said.took_part_before,
    )
    say_when(made, said)
    keep_household_apart(made, [each for each in known if house and each.household_hash == house])
    tell_applied(made, reach.email, by_us=source != CandidateSource.WEBSITE)
    return made


def answers_of(said: Said) -> dict[str, object]:
    """The columns of a candidate that hold what somebody said, guarded."""
    return {
        "town": _guarded(said.town),
        "when_else": _guarded(said.when_else),
        "needs": sorted(set(said.needs)),
        "needs_note": _guarded(said.needs_note),
        "brings_companion": said.brings_companion,
        "avoid": _guarded(said.avoid),
        "declared": _guarded(said.declared),
    }


def say_when(candidate: Candidate, said: Said) -> None:
    """Keep at which moments somebody can come. The moments are those of the candidate's group."""
    Availability.objects.bulk_create(
        Availability(candidate=candidate, gathering_id=moment, can=can) for moment, can in said.can.items()
    )


def tidy_reach(reach: Reach) -> Reach:
    """Only what belongs to the way that was chosen. The name passes the guard; a mail address has no capitals."""
    kept = {
        ReachBy.MAIL: {"email": reach.email.strip().lower()},
        ReachBy.PHONE: {"phone": reach.phone.strip()},
        ReachBy.POST: {"address": _guarded(reach.address)},
        ReachBy.ORGANISATION: {"through": _guarded(reach.through)},
    }[ReachBy(reach.reach_by)]
    return replace(Reach(reach_by=reach.reach_by, name=_guarded(reach.name)), **kept)


def hash_of(reach: Reach) -> str:
    """By which somebody is known again, here and in other groups; "" when there is nothing to know them by."""
    return reach_hash(reach.reach_by, email=reach.email, phone=reach.phone, address=reach.address, name=reach.name)


def _person(said: Said, reach: Reach) -> Participant:
    known = people.Introduction(
        perspective=said.perspective,
        speaks_for=said.speaks_for,
        organisation=_guarded(said.organisation),
        province=said.province,
    )
    (person,) = people.introduce_many([known])
    people.leave_address(
        person,
        reach_by=reach.reach_by,
        name=reach.name,
        email=reach.email,
        phone=reach.phone,
        address=reach.address,
        through=reach.through,
    )
    if said.may_contact and (texts := privacy.active_consent_texts([Purpose.CONTACT])):
        privacy.give_many([(person, texts[0])], asked_on={person.pk: timezone.localdate()})
    return person


def _known_already(group: FocusGroup, candidate: Candidate, reach: Reach, *, is_entered: bool) -> Candidate:
    """The first sign-up stands as it was: who types an address is not always its owner."""
    if is_entered:
        raise Refused(_("Iemand met dit adres staat al in deze groep. Zoek die persoon op in de lijst."))
    candidate.group = group
    tell_applied_again(candidate, reach.email)
    return candidate


def _recruitment(source: str) -> str:
    asked = (CandidateSource.PARTNER, CandidateSource.ASKED)
    return Recruitment.INVITED if source in asked else Recruitment.OPEN


def _same(**wanted: object) -> Q:
    """Rows in which one of these is the same; an empty one never is."""
    found = Q(pk=None)
    for name, value in wanted.items():
        if value:
            found |= Q(**{name: value})
    return found


def _guarded(text: str) -> str:
    return guard_for_storage(text)[0].strip()


def _locked(group: FocusGroup) -> FocusGroup:
    return FocusGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
