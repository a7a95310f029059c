"""A group of the demo as an organiser makes it: its words, its moments, its pool."""

from collections.abc import Sequence
from datetime import time, timedelta

from django.utils import timezone

from contributions.models import AgendaItem
from focusgroups.models import Candidate, FocusGroup
from focusgroups.service import (
    CandidateSource,
    GroupStart,
    Reach,
    Said,
    bring_group,
    change_group,
    create_group,
    enter_candidate,
    offer_moments,
)
from gatherings.models import Gathering, Venue
from gatherings.service import Moment, mark_examples, period_of
from people.models import Perspective, User
from people.service import ReachBy

from ..tokens import token
from .people import Person
from .texts import WORDS_USED, YOU_GET, GroupText

ZONE = "Europe/Amsterdam"


def make(text: GroupText, organiser: User) -> FocusGroup:
    """The group with its words, in draft."""
    group = create_group(
        GroupStart(
            kind=text.kind,
            title=text.title,
            question=text.question,
            for_whom=text.for_whom,
            agenda_items=list(AgendaItem.objects.filter(code__in=text.agenda)),
            contact_name="Omar Organisatie",
            contact_phone="070 123 45 67",
        ),
        by=organiser,
        token=token(f"group:{text.slug}"),
        is_example=True,
    )
    values = {
        "slug": text.slug,
        "what_you_get": YOU_GET,
        "words_used": WORDS_USED,
        "size": text.size,
        "minimum": text.minimum,
        "most_sessions": text.sessions,
        "thanks_amount": 50,
        "contact_email": "gesprekken@voorbeeld.example",
        "recruit_until": timezone.localdate() + timedelta(days=21),
    }
    return change_group(group, values, by=organiser)


def offer(
    group: FocusGroup, places: Sequence[tuple[int, int, Venue]], organiser: User, facilitator: User
) -> list[Gathering]:
    """Moments of two hours: so many days from now, beginning at this hour, in this room."""
    today = timezone.localdate()
    moments = []
    for days, hour, venue in places:
        begins, ends = period_of(today + timedelta(days=days), time(hour, 0), time(hour + 2, 0), ZONE)
        moments.append(
            Moment(
                title=group.title,
                starts_at=begins,
                ends_at=ends,
                venue=venue,
                moderator=facilitator,
                note_taker=organiser,
                capacity=group.size,
                minimum=group.minimum,
            )
        )
    made = offer_moments(group, moments, by=organiser)
    mark_examples(made)
    return made


def fill(
    group: FocusGroup, people: Sequence[Person], moments: Sequence[Gathering], organiser: User
) -> list[Candidate]:
    """Everybody of `people` in the pool, written down by a colleague."""
    perspectives = {each.code: each for each in Perspective.objects.all()}
    return [
        enter_candidate(
            group,
            _said(person, perspectives[person.perspective], moments),
            source=CandidateSource.PHONE if person.reach == "phone" else CandidateSource.ASKED,
            token=token(f"candidate:{group.slug}:{person.number}"),
            by=organiser,
        )
        for person in people
    ]


def recruit(group: FocusGroup, organiser: User) -> FocusGroup:
    """On the website: people can sign up."""
    return bring_group(group, "recruiting", by=organiser)


def _said(person: Person, perspective: Perspective, moments: Sequence[Gathering]) -> Said:
    return Said(
        perspective=perspective,
        can={moment.pk: can for moment, can in zip(moments, person.can, strict=False)},
        town=person.town,
        province=person.province,
        needs=person.needs,
        brings_companion=person.brings_companion,
        declared="Ik werk aan zaken in Zwolle." if perspective.code == "benefits_agency" else "",
        took_part_before=person.before,
        reach=Reach(
            reach_by=ReachBy(person.reach),
            name=person.name,
            email=person.email,
            phone=f"06 00000{person.number:03d}" if person.reach == "phone" else "",
            address=f"Voorbeeldlaan {person.number + 1}\n1234 AA {person.town}" if person.reach == "post" else "",
            through="Buurtteam Voorbeeld" if person.reach == "organisation" else "",
        ),
    )
