"""Sending invitations, by hand or from a plan: the one door by which people of a pool get a seat.

What must be true is checked in one short transaction that also writes down who goes where (a Sending). Then everybody
is handled in a transaction of their own, here for a few people and by the worker for many. Whatever is repeated finds
the seat that is there already, and the message about it (`gatherings.telling`) exists once.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from audit.service import record
from contributions.service import Refused
from gatherings.models import Gathering, Seat, SeatMessage
from gatherings.service import GatheringState, MessageKind, make_definite
from people.models import User

from .enums import CandidateState, GroupState, JobState
from .models import Candidate, FocusGroup, Sending
from .placing import handle
from .table_rules import Table, what_is_wrong_at
from .transitions import move_group

logger = logging.getLogger(__name__)

Placement = Iterable[tuple[Candidate, Gathering]]
#: So many people are invited while the organiser waits; more are invited by the worker.
MOST_WHILE_WAITING = 20
INVITE, WAIT = "invite", "wait"
#: The way to a group that invites, from where it may stand.
_ON_THE_WAY = {
    GroupState.DRAFT: (GroupState.PLANNING, GroupState.MEETING),
    GroupState.RECRUITING: (GroupState.PLANNING, GroupState.MEETING),
    GroupState.PLANNING: (GroupState.MEETING,),
    GroupState.MEETING: (),
}


def send(
    group: FocusGroup, placement: Placement, *, by: User | None, waiting: Placement = (), token: UUID | None = None
) -> Sending:
    """Invite these people at these gatherings, and put those of `waiting` on the list; gives the Sending to look at.

    Not to be called within a transaction. The same `token` twice is one sending. Raises Refused, before anything is
    written, when a gathering is not of this group or is over, when there are fewer chairs than people, or when
    somebody would sit alone among officials.
    """
    token = token or uuid4()
    if made := Sending.objects.filter(token=token).first():
        return made
    try:
        sending = _begin(group, list(placement), list(waiting), by=by, token=token)
    except IntegrityError:  # the other half of a double click was first
        return Sending.objects.get(token=token)
    if sending.total <= MOST_WHILE_WAITING:
        run(sending.pk)
    sending.refresh_from_db()
    return sending


def run(sending_id: UUID | str) -> bool:
    """Work a sending off; False when there is nothing (more) to do. May run twice, also at once."""
    mine = Sending.objects.unfinished().filter(pk=sending_id)
    if not mine.update(state=JobState.RUNNING):
        return False
    sending = mine.select_related("group__round__occasion", "made_by").get()
    group = sending.group
    gatherings = {each.pk: each for each in group.sessions.filter(pk__in={row[1] for row in sending.placement})}
    problems: list[str] = []
    part_of = group.round.occasion if group.round else None
    items = list(group.agenda_items.all())
    for gathering in list(gatherings.values()):
        try:
            make_definite(gathering, agenda_items=items, part_of=part_of, by=sending.made_by)
        except Refused as refusal:  # called off or over while the worker was down: the other moments go on
            del gatherings[gathering.pk]
            problems.append(f"{gathering}: {refusal.sentence}")
    counts: defaultdict[str, int] = defaultdict(int)
    for number, (candidate, gathering_id, how) in enumerate(sending.placement, start=1):
        became, problem = "refused", ""
        if gathering_id in gatherings:
            became, problem = _handled(candidate, gatherings[gathering_id], how, by=sending.made_by)
        counts[became] += 1
        if problem:
            problems.append(problem)
        mine.filter(done__lt=number).update(done=number)
    outcome = {"people": dict(counts), "ways": _ways(sending)}
    return bool(mine.update(state=JobState.DONE, done=sending.total, outcome=outcome, problems=problems, placement=[]))


def problems_of(group: FocusGroup, gathering: Gathering, people: Sequence[Candidate]) -> list[str]:
    """What makes it impossible to invite these people here, in sentences; empty when it can. Two queries.

    Who has a seat there already is counted in.
    """
    known = group.sessions.filter(pk=gathering.pk).values_list("state", flat=True).first()
    if known not in (GatheringState.OFFERED, GatheringState.PLANNED):
        return [_("Deze bijeenkomst hoort niet bij de groep, of gaat niet door. Kies een ander moment.")]
    if gathering.starts_at <= timezone.now():
        return [_("Dit moment is al voorbij. Kies een ander moment.")]
    seated = list(
        Seat.objects.filter(gathering=gathering).holding().select_related("participant__perspective__parent")
    )
    there = {seat.participant_id for seat in seated}
    new = [each for each in people if each.participant_id not in there]
    found = []
    chairs = sum(seat.chairs for seat in seated) + sum(each.chairs for each in new)
    if chairs > gathering.capacity:
        found.append(
            _("Er zijn %(free)d stoelen, en u hebt er %(asked)d nodig. Haal iemand weg, of zet iemand op reserve.")
            % {"free": gathering.capacity, "asked": chairs}
        )
    if new:
        people_there = [seat.participant for seat in seated] + [each.participant for each in new]
        codes = [who.perspective.group.code if who.perspective else "" for who in people_there]
        found += what_is_wrong_at(gathering.kind, Table.of(codes))
    return found


@transaction.atomic
def _begin(
    group: FocusGroup,
    invited: list[tuple[Candidate, Gathering]],
    waiting: list[tuple[Candidate, Gathering]],
    *,
    by: User | None,
    token: UUID,
) -> Sending:
    group = FocusGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    if group.state not in _ON_THE_WAY:
        raise Refused(_("Deze groep is klaar of gestopt. U kunt niemand meer uitnodigen."))
    if not invited and not waiting:
        raise Refused(_("Kies eerst wie u uitnodigt."))
    if not group.agenda_items.exists():
        raise Refused(_("Kies waar het gesprek over gaat op de agenda."))
    at: defaultdict[Gathering, list[Candidate]] = defaultdict(list)
    for candidate, gathering in invited:
        at[gathering].append(candidate)
    for _candidate, gathering in waiting:
        at.setdefault(gathering, [])
    for gathering, people in at.items():
        if problems := problems_of(group, gathering, people):
            day = date_format(gathering.starts_here, "j F H:i")
            raise Refused(_("Bij %(day)s: %(problems)s") % {"day": day, "problems": " ".join(problems)})
    for state in _ON_THE_WAY[GroupState(group.state)]:
        move_group(group, state, by=by)
    rows = [[str(candidate.pk), gathering.pk, INVITE] for candidate, gathering in invited]
    rows += [[str(candidate.pk), gathering.pk, WAIT] for candidate, gathering in waiting]
    sending = Sending.objects.create(group=group, placement=rows, total=len(rows), token=token, made_by=by)
    record("focusgroups.send_invitations", by=by, on=sending, group=group.pk, people=len(rows))
    if sending.total > MOST_WHILE_WAITING:
        async_task("focusgroups.tasks.send_invitations", str(sending.pk), task_name="focusgroups.send", save=False)
    return sending


def _ways(sending: Sending) -> dict[str, int]:
    """How the messages about these seats leave: so many by each way."""
    people = [row[0] for row in sending.placement]
    told = SeatMessage.objects.filter(
        seat__candidate__in=people, kind__in=(MessageKind.INVITE, MessageKind.WAITING)
    ).order_by()
    return dict(told.values_list("way").annotate(messages=Count("pk")))


def _handled(candidate_id: str, gathering: Gathering, how: str, *, by: User | None) -> tuple[str, str]:
    """What became of one person, and what went wrong; one that fails does not keep the others waiting."""
    state = CandidateState.ALTERNATE if how == WAIT else CandidateState.SELECTED
    try:
        return handle(candidate_id, gathering, state, by=by)
    except Refused as refusal:
        return "refused", refusal.sentence
    except Exception:
        logger.exception("candidate %s could not be invited", candidate_id)
        return "failed", _("Het uitnodigen van één persoon mislukte. Kijk op het bord wie nog geen plek heeft.")
