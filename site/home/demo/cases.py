"""The bank of made-up cases of the demo: written by one colleague, looked over by another."""

from consultation.models import Case
from consultation.service import approve_case, write_case
from people.models import User

from .cases_citizens import CITIZENS
from .cases_entrepreneurs import ENTREPRENEURS
from .cases_shape import Story
from .cases_youth import YOUTH

STORIES: tuple[Story, ...] = (*CITIZENS, *ENTREPRENEURS, *YOUTH)


def cases_in_bank(by: User | None, reviewer: User) -> list[Case]:
    """All cases, reviewed. What is there already stays as it is."""
    there = {case.code: case for case in Case.objects.filter(code__in=[story.code for story in STORIES])}
    return [there.get(story.code) or _made(story, by, reviewer) for story in STORIES]


def _made(story: Story, by: User | None, reviewer: User) -> Case:
    case = write_case(story.values, by=by, is_example=True)
    return approve_case(case, by=reviewer)
