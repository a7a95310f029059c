"""What a person decides of a draw: the word, using it, showing it on the website, taking over an advice."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User

from ..enums import CandidateState, JobState
from ..models import Candidate, Draw, FocusGroup
from ..transitions import move_candidate
from .asking import good_seed, may_draw_now
from .changes import Change, with_changes
from .drawn import what_the_seed_gives
from .pool import keeps_a_place
from .quotas import bounds_of, set_bounds


@dataclass(frozen=True, slots=True)
class Used:
    """How many people were chosen, became reserve, were not chosen; and how many drawn had withdrawn meanwhile."""

    selected: int
    alternates: int
    passed: int
    gone: int


@transaction.atomic
def give_seed(draw: Draw, typed: str, *, by: User) -> Draw:
    """The word that draws the lot. Once: a word that was given never changes.

    Raises Refused when the lots are not ready, or another word was given.
    """
    draw = Draw.objects.select_for_update(of=("self",)).get(pk=draw.pk)
    seed = good_seed(typed)
    if draw.state != JobState.DONE:
        raise Refused(_("De lijst met loten is nog niet klaar. Ververs de pagina over een minuut."))
    if draw.seed == seed:
        return draw
    if draw.seed:
        raise Refused(_("Het startwoord is al gegeven. Het kan niet meer veranderen."))
    draw.seed = seed
    draw.outcome = {**draw.outcome, **what_the_seed_gives(draw.snapshot, draw.outcome, seed)}
    draw.save(update_fields=["seed", "outcome"])
    record("focusgroups.give_seed", by=by, on=draw)
    return draw


@transaction.atomic
def use_draw(draw: Draw, *, by: User) -> Used:
    """A named person decides that this draw holds: the people get their state. Once.

    Who withdrew after the draw stays out. Raises Refused when nothing is drawn, the draw was used, the group is not
    choosing any more, or somebody was chosen by hand meanwhile.
    """
    group = FocusGroup.objects.select_for_update(of=("self",)).get(pk=draw.group_id)
    draw = Draw.objects.select_for_update(of=("self",)).get(pk=draw.pk)
    if "drawn" not in draw.outcome:
        raise Refused(_("Er is nog niet geloot. Vul eerst het startwoord in."))
    if draw.used:
        raise Refused(_("Deze loting is al gebruikt."))
    if not may_draw_now(group):
        raise Refused(_("De groep is niet meer aan het kiezen. Zet de groep eerst op ‘Kiezen en plannen’."))
    people = {row["number"]: row["id"] for row in draw.snapshot["people"]}
    pool = Candidate.objects.in_the_pool().filter(group=group).select_related("seat")
    known = {one.pk.hex: one for one in pool}
    stayed = {row["id"] for row in draw.snapshot["stay"]}
    if {key for key, one in known.items() if keeps_a_place(one)} - stayed:
        raise Refused(_("Er is na deze loting iemand met de hand gekozen. Maak een nieuwe loting."))
    drawn, alternates = ({people[at] for at in draw.outcome[part]} for part in ("drawn", "alternates"))
    states = {CandidateState.SELECTED: drawn, CandidateState.ALTERNATE: alternates}
    states[CandidateState.PASSED] = set(people.values()) - drawn - alternates
    moved = {to: sum(_move(known[key], to) for key in sorted(keys) if key in known) for to, keys in states.items()}
    draw.used = True
    draw.save(update_fields=["used"])
    used = Used(
        selected=moved[CandidateState.SELECTED],
        alternates=moved[CandidateState.ALTERNATE],
        passed=moved[CandidateState.PASSED],
        gone=len(drawn) - moved[CandidateState.SELECTED],
    )
    record("focusgroups.use_draw", by=by, on=draw, selected=used.selected, alternates=used.alternates)
    return used


@transaction.atomic
def publish_draw(draw: Draw, *, by: User) -> Draw:
    """Show this draw on the website: before the word is known, or after. What was shown stays to be seen."""
    draw = Draw.objects.select_for_update(of=("self",)).get(pk=draw.pk)
    if draw.state != JobState.DONE:
        raise Refused(_("De lijst met loten is nog niet klaar. Ververs de pagina over een minuut."))
    if not draw.published:
        draw.published = True
        draw.save(update_fields=["published"])
        record("focusgroups.publish_draw", by=by, on=draw)
    return draw


@transaction.atomic
def take_over_advice(draw: Draw, *, by: User) -> None:
    """Change the agreements as the draw advised. Raises Refused when they changed since."""
    changes = [Change(**each) for each in draw.outcome.get("advice", [])]
    group = FocusGroup.objects.select_for_update(of=("self",)).get(pk=draw.group_id)
    bounds = bounds_of(group)
    now = {
        (bound.feature, bound.value, side): getattr(bound, side) for bound in bounds for side in ("minimum", "maximum")
    }
    if not changes or any(now.get((each.feature, each.value, each.side)) != each.before for each in changes):
        raise Refused(_("De aantallen zijn veranderd sinds dit advies. Maak een nieuwe loting."))
    set_bounds(group, with_changes(bounds, changes), by=by)


def _move(candidate: Candidate, to: str) -> bool:
    """One line in the audit trail for the whole draw: these moves follow from it."""
    if to == CandidateState.PASSED and candidate.state == CandidateState.ALTERNATE:
        candidate = move_candidate(candidate, CandidateState.APPLIED, by=None)
    move_candidate(candidate, to, by=None)
    return True
