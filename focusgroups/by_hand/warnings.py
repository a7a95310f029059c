"""What is wrong with a table that somebody is filling, in sentences. Pure: it reads people and says what it sees.

Two things block: a citizen alone among officials (:mod:`focusgroups.table_rules`), and more people than chairs. All
others warn: the organiser knows more than the computer.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..enums import ApartReason, Can
from ..table_rules import Table, what_is_wrong_at
from .people import AtTheTable, Person

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Warn:
    """One thing to look at. `code` is fixed; `blocks` says that invitations do not leave until it is mended."""

    code: str
    sentence: str
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """At least and at most so many people with this value; `elsewhere` of them have a chair at another moment."""

    feature: str
    value: str
    label: str
    minimum: int
    maximum: int
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """What there is at this moment. `kind` is the code of the conversation: an interview is no table."""

    capacity: int
    minimum: int
    is_past: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The table as it would be: who is chosen now, who has a chair already, and who is there by another door."""

    chosen: Sequence[Person]
    seated: Sequence[Person]
    others: Sequence[AtTheTable]

    @property
    def people(self) -> list[Person]:
        """Everybody of the pool at this table."""
        return [*self.seated, *self.chosen]

    @property
    def chairs(self) -> int:
        """How many chairs it takes."""
        return sum(each.chairs for each in self.people) + sum(each.chairs for each in self.others)

    @property
    def table(self) -> Table:
        """For the rule of the table."""
        return Table.of([each.group for each in self.people] + [each.group for each in self.others])


def warnings_for(
    choice: Choice,
    room: Room,
    agreements: Iterable[Agreement] = (),
    apart: Mapping[frozenset["UUID"], str] | None = None,
) -> list[Warn]:
    """What to look at, what blocks first. `apart` gives a code of ApartReason per pair of candidates."""
    found = [*_of_table(choice, room), *_of_size(choice, room)]
    if choice.chosen:
        found += [*_of_moment(choice), *_of_needs(choice), *_of_pairs(choice, apart or {}), *_of_companions(choice)]
        found += _of_agreements(choice, agreements)
    return sorted(found, key=lambda each: not each.blocks)


def _of_table(choice: Choice, room: Room) -> Iterator[Warn]:
    if room.is_past:
        yield Warn("past", _("Dit moment is al voorbij. Kies een ander moment."), blocks=True)
    for sentence in what_is_wrong_at(room.kind, choice.table):
        yield Warn("safety", sentence, blocks=bool(choice.chosen))


def _of_size(choice: Choice, room: Room) -> Iterator[Warn]:
    if choice.chairs > room.capacity:
        too_many = choice.chairs - room.capacity
        sentence = ngettext(
            "Er is %(count)d stoel te weinig. Haal iemand weg, of zet iemand op reserve.",
            "Er zijn %(count)d stoelen te weinig. Haal iemand weg, of zet iemand op reserve.",
            too_many,
        )
        yield Warn("chairs", sentence % {"count": too_many}, blocks=True)
    people = choice.table.people
    if people < room.minimum:
        sentence = _("Aan tafel zitten nu %(people)d mensen. U wilde er minstens %(minimum)d.")
        yield Warn("minimum", sentence % {"people": people, "minimum": room.minimum})


def _of_moment(choice: Choice) -> Iterator[Warn]:
    if cannot := [each.name for each in choice.chosen if each.can == Can.NO]:
        yield Warn("cannot", _("Kan dan niet: %(names)s.") % {"names": _listed(cannot)})
    if unknown := [each.name for each in choice.chosen if not each.can]:
        yield Warn("unknown", _("Wij weten niet of zij dan kunnen: %(names)s.") % {"names": _listed(unknown)})
    if if_need_be := [each.name for each in choice.chosen if each.can == Can.IF_NEED_BE]:
        yield Warn("if_need_be", _("Kan alleen als het moet: %(names)s.") % {"names": _listed(if_need_be)})


def _of_needs(choice: Choice) -> Iterator[Warn]:
    for person in choice.people:
        for need in person.unmet:
            sentence = _("%(name)s heeft nodig: ‘%(need)s’. Dat is er niet op deze plek.")
            yield Warn("need", sentence % {"name": person.name, "need": need})
    arranged = Counter(need for person in choice.people for need in person.arranged)
    for need, people in arranged.items():
        yield Warn("arrange", _("Regel dit nog, voor %(count)d: ‘%(need)s’.") % {"count": people, "need": need})


def _of_pairs(choice: Choice, apart: Mapping[frozenset["UUID"], str]) -> Iterator[Warn]:
    names = {each.candidate.pk: each.name for each in choice.people}
    told: set[frozenset[UUID]] = set()
    for pair, reason in apart.items():
        if pair <= names.keys():
            told.add(pair)
            both = sorted(names[key] for key in pair)
            sentence = _("Liever niet samen aan tafel: %(names)s. Reden: %(reason)s.")
            why = str(ApartReason(reason).label).lower()
            yield Warn("apart", sentence % {"names": _listed(both), "reason": why})
    houses: defaultdict[str, list[Person]] = defaultdict(list)
    for person in choice.people:
        if person.candidate.household_hash:
            houses[person.candidate.household_hash].append(person)
    for living in houses.values():
        if len(living) > 1 and frozenset(each.candidate.pk for each in living) not in told:
            sentence = _("Zij wonen in hetzelfde huis: %(names)s. Kies er één.")
            yield Warn("household", sentence % {"names": _listed([each.name for each in living])})


def _of_companions(choice: Choice) -> Iterator[Warn]:
    there = {each.candidate.pk for each in choice.people}
    for person in choice.chosen:
        wanted = person.candidate.together_with_id
        if wanted is not None and wanted not in there:
            sentence = _("%(name)s komt samen met iemand die u niet koos. Kies beiden, of bel even.")
            yield Warn("together", sentence % {"name": person.name})


def _of_agreements(choice: Choice, agreements: Iterable[Agreement]) -> Iterator[Warn]:
    for each in agreements:
        here = sum(person.values.get(each.feature) == each.value for person in choice.people)
        count = here + each.elsewhere
        if count < each.minimum:
            sentence = _("Van ‘%(label)s’ kiest u er %(count)d. Afgesproken is minstens %(minimum)d.")
            values = {"label": each.label, "count": count, "minimum": each.minimum}
            yield Warn("too_few", sentence % values)
        elif count > each.maximum:
            sentence = _("Van ‘%(label)s’ kiest u er %(count)d. Afgesproken is hoogstens %(maximum)d.")
            values = {"label": each.label, "count": count, "maximum": each.maximum}
            yield Warn("too_many", sentence % values)


def _listed(names: Sequence[str]) -> str:
    """ "Kim, Sam en Noor"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s en %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
