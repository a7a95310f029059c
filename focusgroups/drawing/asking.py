"""A draw is asked for by a person: the input is frozen, and the worker makes the list of lots."""

from django.db import transaction
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from audit.service import record
from contributions.service import Refused
from people.models import User

from ..enums import GroupState, JobState
from ..models import Draw, FocusGroup
from .checking import findings
from .lottery import plain_seed
from .pool import as_snapshot, pool_of

UNFINISHED = (JobState.QUEUED, JobState.RUNNING)
MOST_PLACES = 400
_LONGEST = 100


@transaction.atomic
def ask_draw(group: FocusGroup, *, places: int, seed: str = "", seed_source: str = "", by: User) -> Draw:
    """Freeze the pool and queue the work. One at a time per group: who asks again while it waits gets that one, queued
    anew in case the worker lost it.

    Without `seed` the lots are made, and the word is given later: best when it is not known yet, so that nobody can
    choose the word that suits. Raises Refused, with every finding that rules a group out.
    """
    group = FocusGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    draw = Draw.objects.filter(group=group, state__in=UNFINISHED).first()
    if draw is None:
        draw = _made(group, places, good_seed(seed) if seed.strip() else "", seed_source, by)
    async_task("focusgroups.tasks.make_lots", str(draw.pk), task_name="focusgroups.draw", save=False)
    return draw


def good_seed(typed: str) -> str:
    """The word as it is published. Raises Refused when it is too short or too long to be one."""
    seed = plain_seed(typed)
    if not 3 <= len(seed) <= _LONGEST:
        raise Refused(_("Kies een startwoord van 3 tot en met 100 tekens."))
    return seed


def may_draw_now(group: FocusGroup) -> bool:
    """Whether signing up is over and inviting has not begun."""
    return group.state == GroupState.PLANNING


def _made(group: FocusGroup, places: int, seed: str, seed_source: str, by: User) -> Draw:
    if not may_draw_now(group):
        raise Refused(_("Loten kan als het aanmelden dicht is. Zet de groep op ‘Kiezen en plannen’."))
    if not 1 <= places <= MOST_PLACES:
        raise Refused(_("Vul een aantal plekken in van 1 tot en met %(most)d.") % {"most": MOST_PLACES})
    pool = pool_of(group, places)
    if found := findings(pool.problem, pool.names):
        raise Refused(" ".join(found))
    snapshot = as_snapshot(pool, plain_seed(seed_source)[:_LONGEST])
    draw = Draw.objects.create(group=group, places=places, seed=seed, snapshot=snapshot, made_by=by)
    record("focusgroups.ask_draw", by=by, on=draw, places=places, people=len(pool.problem.people))
    return draw
