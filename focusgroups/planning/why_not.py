"""Why somebody has no seat and why a moment does not go ahead: as codes and counts. The words are in `wording`.

Looked up table by table with the independent check; nothing is solved here.
"""

from dataclasses import dataclass
from enum import StrEnum

from ..table_rules import CITIZENS, COUNTED_AS_OFFICIALS, FEWEST_CITIZENS
from .checking import Rule, check_table
from .instance import Instance, Person, Seating, Slot, Stay


class WhyNot(StrEnum):
    """Why this person is not placed, the most telling reason first."""

    KEPT_OUT = "kept_out"
    NO_MOMENTS = "no_moments"
    NOT_ANSWERED = "not_answered"
    NEVER = "never"
    NEEDS = "needs"
    LOCK = "lock"
    COMPANY = "company"
    NOT_OPENED = "not_opened"
    FULL = "full"
    APART = "apart"
    OFFICIALS = "officials"
    ALONE = "alone"
    TABLE_QUOTA = "table_quota"
    QUOTA = "quota"
    ROOM_FOR_OTHERS = "room_for_others"


class NotOpened(StrEnum):
    """Why this moment does not go ahead."""

    VENUE_CLOSED = "venue_closed"
    MODERATOR_BUSY = "moderator_busy"
    VENUE_BUSY = "venue_busy"
    BY_WISH = "by_wish"
    TOO_FEW = "too_few"
    FEW_CITIZENS = "few_citizens"
    TABLE_QUOTA = "table_quota"
    SAME_TIME = "same_time"
    ENOUGH_SESSIONS = "enough_sessions"
    BETTER_ELSEWHERE = "better_elsewhere"


@dataclass(frozen=True, slots=True)
class Told:
    """A code with the numbers that go with it: how many there are, and how many it takes."""

    code: str
    number: int = 0
    needed: int = 0


_BY_RULE = {
    Rule.FULL: WhyNot.FULL,
    Rule.ONE_AT_A_TIME: WhyNot.FULL,
    Rule.APART: WhyNot.APART,
    Rule.MANY_OFFICIALS: WhyNot.OFFICIALS,
    Rule.FEW_CITIZENS: WhyNot.ALONE,
    Rule.TABLE_QUOTA: WhyNot.TABLE_QUOTA,
}
_ORDER = (WhyNot.ROOM_FOR_OTHERS, WhyNot.OFFICIALS, WhyNot.ALONE, WhyNot.APART, WhyNot.TABLE_QUOTA, WhyNot.FULL)


def why_not_placed(instance: Instance, seating: Seating) -> dict[str, Told]:
    """For each candidate without a seat."""
    tables = {key: [instance.person[who] for who in seating.at(key)] for key in seating.opened}
    return {
        person.key: _why(instance, seating, tables, person)
        for person in instance.candidates
        if seating.where.get(person.key) is None
    }


def _why(instance: Instance, seating: Seating, tables: dict[str, list[Person]], person: Person) -> Told:
    company = [other for other in instance.people if person.party and other.party == person.party] or [person]
    company = [each for each in company if seating.where.get(each.key) is None]
    when = [slot for slot in instance.slots if slot.key in person.can]
    possible = [slot for slot in when if slot.meets(person.needs)]
    if any(each.stay == Stay.OUT for each in company):
        return Told(WhyNot.KEPT_OUT)
    if not instance.slots:
        return Told(WhyNot.NO_MOMENTS)
    if not when:
        return Told(WhyNot.NEVER if person.answered else WhyNot.NOT_ANSWERED, 0, len(instance.slots))
    if not possible:
        return Told(WhyNot.NEEDS, len(when))
    if any(each.stay == Stay.LOCKED for each in company):
        return Told(WhyNot.LOCK)
    together = [slot for slot in possible if all(instance.may_sit(each, slot) for each in company)]
    if not together:
        return Told(WhyNot.COMPANY, len(possible))
    going = [slot for slot in together if slot.key in seating.opened]
    if not going:
        return Told(WhyNot.NOT_OPENED, len(together))
    found = {_against(instance, tables[slot.key], company, slot) for slot in going}
    if WhyNot.ROOM_FOR_OTHERS in found and _quota_full(instance, seating, company):
        return Told(WhyNot.QUOTA)
    return Told(next(code for code in _ORDER if code in found), len(going))


def _against(instance: Instance, sitting: list[Person], company: list[Person], slot: Slot) -> WhyNot:
    broken = {each.rule for each in check_table(instance, slot, [*sitting, *company])}
    return next((code for rule, code in _BY_RULE.items() if rule in broken), WhyNot.ROOM_FOR_OTHERS)


def _quota_full(instance: Instance, seating: Seating, company: list[Person]) -> bool:
    for quota in instance.quotas:
        coming = sum(quota.counts(person) for person in company)
        there = sum(quota.counts(instance.person[key]) for key, at in seating.where.items() if at is not None)
        if coming and there + coming > quota.maximum:
            return True
    return False


def why_not_opened(instance: Instance, seating: Seating) -> dict[str, Told]:
    """For each moment that does not go ahead."""
    return {
        slot.key: _why_closed(instance, seating, slot) for slot in instance.slots if slot.key not in seating.opened
    }


def _why_closed(instance: Instance, seating: Seating, slot: Slot) -> Told:
    able = [person for person in instance.people if not person.is_fixed and instance.may_sit(person, slot)]
    if slot.shut:
        return Told(NotOpened(slot.shut))
    if slot.wish == "closed":
        return Told(NotOpened.BY_WISH)
    if len(able) < slot.minimum:
        return Told(NotOpened.TOO_FEW, len(able), slot.minimum)
    citizens = sum(person.group == CITIZENS for person in able)
    others = sum(person.group not in COUNTED_AS_OFFICIALS for person in able) - citizens
    if not instance.one_at_a_time and citizens < FEWEST_CITIZENS and others < slot.minimum:
        return Told(NotOpened.FEW_CITIZENS, citizens, FEWEST_CITIZENS)
    for quota in instance.table_quotas:
        counted = sum(quota.counts(person) for person in able)
        if counted < quota.minimum:
            return Told(NotOpened.TABLE_QUOTA, counted, quota.minimum)
    for key in seating.opened:
        other = instance.slot[key]
        same = (slot.moderator and slot.moderator == other.moderator) or (slot.venue and slot.venue == other.venue)
        if same and slot.overlaps(other):
            return Told(NotOpened.SAME_TIME)
    if len(seating.opened) >= instance.most_sessions:
        return Told(NotOpened.ENOUGH_SESSIONS, len(able), instance.most_sessions)
    free = sum(seating.where.get(person.key) is None for person in able)
    return Told(NotOpened.BETTER_ELSEWHERE, free, slot.minimum)
