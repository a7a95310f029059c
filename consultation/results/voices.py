"""Who answered what in a step: a row per person and item, with where that person speaks from. Two queries.

Only people who handed in, and only what they answered: a skipped item has no row. Who speaks for an organisation, the
team of the kwartiermaker and who did not say are classes of their own: they stand beside the compared groups and are
never spread over them.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from contributions.service import ParticipationState, Recruitment
from people.models import Perspective
from people.service import Side, SpeaksFor

from ..figures.reading import fills_target
from ..models import Answer, Step

_CHUNK = 5000

#: The classes beside the compared groups.
POSITIONS, TEAM, UNKNOWN = "_positions", "_team", "_unknown"


class Voice(NamedTuple):
    """One person's answer to one item. `group` is the code of a compared group, or one of the classes beside them."""

    person: UUID
    item: UUID
    version: int
    value: Mapping[str, Any]
    group: str
    is_invited: bool


def compared_groups(using: str = "default") -> list[Perspective]:
    """The groups that targets, bridges and gates compare, in order. One query."""
    return [group for group in Perspective.objects.using(using).groups() if fills_target(group)]


def voices(step: Step, using: str = "default") -> Iterator[Voice]:
    """Every answer of a step that counts, person by person, in an order that tells nothing of when."""
    classes = classes_of(using)
    answers = (
        Answer.objects.using(using)
        .filter(
            item__step=step,
            skipped=False,
            submission__participation__state=ParticipationState.COUNTED,
        )
        .order_by("submission__participation_id", "item_id")
        .values_list(
            "submission__participation_id",
            "item_id",
            "item_version_id",
            "value",
            "submission__participation__participant__perspective_id",
            "submission__participation__participant__speaks_for",
            "submission__participation__recruitment",
        )
    )
    for person, item, version, value, perspective, speaks_for, recruitment in answers.iterator(chunk_size=_CHUNK):
        is_position = speaks_for == SpeaksFor.ORGANISATION
        group = POSITIONS if is_position else classes.get(perspective, UNKNOWN)
        yield Voice(person, item, version, value, group, recruitment == Recruitment.INVITED)


def classes_of(using: str = "default") -> dict[int | None, str]:
    """The class of every perspective, by its id. One query."""
    found: dict[int | None, str] = {}
    for perspective in Perspective.objects.using(using).select_related("parent"):
        if perspective.group.side == Side.UNKNOWN:
            found[perspective.pk] = UNKNOWN
        else:
            found[perspective.pk] = perspective.group.code if fills_target(perspective) else TEAM
    return found
