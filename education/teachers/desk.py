"""What of teachers waits for a colleague, as lines on the desk."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.service import DeskItem, DeskVisitor, Urgency

from ..enums import FeedbackState
from ..models import TeacherFeedback
from ..permissions import may_change_feedback

#: A teacher who hears nothing for so long, will not write again.
ANSWER_WITHIN = timedelta(days=14)


def new_feedback(user: DeskVisitor) -> Iterator[DeskItem]:
    """Reactions that nobody took up. One query."""
    if not may_change_feedback(user):
        return
    new = TeacherFeedback.objects.filter(state=FeedbackState.NEW)
    found = new.aggregate(count=Count("pk"), oldest=Min("given_on"))
    if not found["count"]:
        return
    due = found["oldest"] + ANSWER_WITHIN
    sentence = ngettext(
        "Lees %(count)d reactie van een docent", "Lees %(count)d reacties van docenten", found["count"]
    )
    said = _("De oudste kwam op %(day)s. De docent wacht op antwoord.") % {
        "day": date_format(found["oldest"], "j F Y")
    }
    yield DeskItem(
        Urgency.NOW if due < timezone.localdate() else Urgency.SOON,
        sentence % {"count": found["count"]},
        f"{reverse('teacher_feedback:index')}?state={FeedbackState.NEW}",
        said,
        due=due,
    )


SOURCES = (new_feedback,)
