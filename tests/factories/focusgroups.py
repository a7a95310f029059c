"""Focus groups and their pools for tests."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from contributions.models import AgendaItem, Participation
from focusgroups.models import (
    Availability,
    Candidate,
    FocusGroup,
    GroupSession,
    GuideQuestion,
    GuideSection,
    MemberCheck,
    Note,
    Report,
    Speaker,
    Transcript,
)
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


def held(of: FocusGroup, days_ago: int = 3, **fields: Any) -> Gathering:
    """A conversation of this group that took place."""
    made = session(of, definite=True, **fields)
    starts = timezone.now() - timedelta(days=days_ago)
    Gathering.objects.filter(pk=made.pk).update(
        state="held", starts_at=starts, ends_at=starts + timedelta(hours=2), version=made.version + 1
    )
    made.refresh_from_db()
    return made


def speaker(at: Gathering, number: int = 1, *, state: str = "counted", **person: Any) -> Speaker:
    """Somebody who was at the table and was counted, with a chair, an address and a number."""
    who = gatherings.person(**person)
    today = timezone.localdate()
    took_part = Participation.objects.create(
        occasion=at.occasion,
        participant=who,
        state=state,
        recruitment="invited",
        touched_on=today,
        handed_in_on=None if state == "draft" else today,
    )
    seat = gatherings.seat(at, "attended", participant=who, participation=took_part)
    return Speaker.objects.create(gathering=at, number=number, seat=seat)


def note(at: Gathering, of: Speaker | None, text: str, **fields: Any) -> Note:
    """Words of this speaker (None: nobody knows who)."""
    order = Note.objects.filter(gathering=at).count()
    return Note.objects.create(
        **{"gathering": at, "speaker": of, "text": text, "order": order, "nonce": uuid4(), **fields}
    )


def transcript(at: Gathering) -> Transcript:
    """A file that was read, and waits for somebody's choices."""
    turns = [["Karin", "Wat hebt u nodig van de overheid?"], ["Annie", "Dat iemand mij terugbelt."]]
    return Transcript.objects.create(
        gathering=at, sha256=uuid4().hex, file_name="gesprek.txt", turns=2, waiting={"turns": turns}
    )


def member_check(at: Gathering) -> MemberCheck:
    """Somebody who is asked to look at the report of this gathering."""
    report, _is_new = Report.objects.get_or_create(
        gathering=at,
        defaults={
            "state": "checking",
            "summary": "Mensen willen een vast contact.",
            "check_until": timezone.localdate() + timedelta(days=10),
        },
    )
    took_part = speaker(at, Speaker.objects.filter(gathering=at).count() + 1).seat.participation
    return MemberCheck.objects.create(report=report, participation=took_part, told_on=timezone.localdate())
