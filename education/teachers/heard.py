"""What teachers said of a pack, in numbers."""

from dataclasses import dataclass

from django.db.models import Avg, Count, Q

from ..enums import FeedbackState
from ..models import LessonPack, PackSubscriber, TeacherFeedback

#: Fewer teachers than this say how long a lesson takes to nobody but the team.
FEWEST_TEACHERS = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """Numbers about one pack.

    `teachers` said how long the lesson took, on average `minutes`, rounded; `mended` is how many of the errors they
    found are right by now; `waiting` reactions nobody took up yet; `all` is every reaction.
    """

    teachers: int
    minutes: int | None
    mended: int
    waiting: int
    all: int

    @property
    def shows_minutes(self) -> bool:
        """Whether enough teachers said it to tell everybody."""
        return self.teachers >= FEWEST_TEACHERS


def heard(pack: LessonPack) -> Heard:
    """What teachers said of this pack. One query, however much there is."""
    timed = Q(minutes__isnull=False, counts=True)
    found = TeacherFeedback.objects.filter(pack=pack).aggregate(
        teachers=Count("pk", filter=timed),
        mean=Avg("minutes", filter=timed),
        mended=Count("pk", filter=Q(state=FeedbackState.DONE) & ~Q(wrong="")),
        waiting=Count("pk", filter=Q(state=FeedbackState.NEW)),
        all=Count("pk"),
    )
    mean = found.pop("mean")
    return Heard(minutes=None if mean is None else int(mean + 0.5), **found)


def followers(pack: LessonPack) -> int:
    """How many addresses hear of a new release of this pack: of this one or of all, each once. One query."""
    found = PackSubscriber.objects.confirmed().filter(Q(pack=pack) | Q(pack=None))
    return found.aggregate(count=Count("email", distinct=True))["count"]
