"""Focus groups and their pools for tests."""

from typing import Any
from uuid import uuid4

from contributions.models import AgendaItem
from focusgroups.models import Availability, Candidate, FocusGroup, GroupSession, GuideQuestion, GuideSection
from focusgroups.service import Can, CandidateSource, CandidateState, GroupState
from gatherings.models import Gathering
from tests.factories import gatherings


def group(state: str = GroupState.RECRUITING, **fields: Any) -> FocusGroup:
    """A group in this state."""
    given = {
        "slug": f"groep-{uuid4().hex[:6]}",
        "title": "Hulp die bij u past",
        "question": "Welke hulp had u nodig, en wanneer?",
    }
    made = FocusGroup.objects.create(state=state, **{**given, **fields})
    made.agenda_items.set(AgendaItem.objects.all()[:1])
    return made


def session(of: FocusGroup, days: int = 30, hour: int = 19, *, definite: bool = False, **fields: Any) -> Gathering:
    """A moment of this group: offered, or definite."""
    make = gatherings.planned if definite else gatherings.offered
    made = make(days, hour, kind=of.kind, title=of.title, **fields)
    GroupSession.objects.create(group=of, gathering=made)
    return made


def candidate(of: FocusGroup, perspective: str = "experience_expert", **fields: Any) -> Candidate:
    """Somebody in the pool, who can come at every moment that is offered now."""
    given = {"state": CandidateState.APPLIED, "source": CandidateSource.WEBSITE}
    who = fields.pop("participant", None) or gatherings.person(perspective)
    can = fields.pop("can", Can.YES)
    made = Candidate.objects.create(group=of, participant=who, **{**given, **fields})
    for gathering in of.sessions.all():
        Availability.objects.create(candidate=made, gathering=gathering, can=can)
    return made


def guide(of: FocusGroup) -> GuideQuestion:
    """A guide of one section with one question; gives the question."""
    section = GuideSection.objects.create(group=of, order=1, title="Wat hebt u nodig?", minutes=30)
    return GuideQuestion.objects.create(section=section, order=1, text="Welke hulp miste u?")
