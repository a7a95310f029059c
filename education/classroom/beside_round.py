"""Classes on the screens of a round: for everybody in totals, and for a colleague also which classes wait."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultation.models import Round
from consultation.service import Beside, BesideSource

from ..enums import ClassState, Trust
from ..models import ClassSession
from ..permissions import Visitor, may_view_classes
from .beside import ClassesBeside, classes_beside, classes_waiting

PUBLIC, STAFF = "education/classroom/beside.html", "education/admin/beside.html"


def in_words(beside: ClassesBeside) -> str:
    """How many classes and pupils, as in "3 klassen, 71 leerlingen"."""
    classes = ngettext("%(count)d klas", "%(count)d klassen", beside.classes) % {"count": beside.classes}
    pupils = ngettext("%(count)d leerling", "%(count)d leerlingen", beside.pupils) % {"count": beside.pupils}
    return f"{classes}, {pupils}"


def invites(round_: Round) -> str:
    """What leads from a round to what classes said; "" when no class stands beside it. One query."""
    standing = ClassSession.objects.filter(pack__round=round_, state=ClassState.CLOSED, trust=Trust.SHOWN)
    return _("Bekijk wat klassen ervan vinden") if standing.exists() else ""


def for_all(round_: Round) -> Beside | None:
    """The totals of all classes together; None when no class stands beside this round. Three queries."""
    beside = classes_beside(round_)
    if not beside.classes:
        return None
    return Beside(PUBLIC, {"classes": beside, "words": in_words(beside)})


def for_staff(round_: Round, user: Visitor) -> Beside | None:
    """The same, and who may see classes is told which of them wait; None when there is nothing to see."""
    beside = classes_beside(round_)
    waiting, count = classes_waiting(round_) if may_view_classes(user) else ([], 0)
    if not beside.classes and not count:
        return None
    return Beside(
        STAFF,
        {
            "classes": beside,
            "words": in_words(beside) if beside.classes else "",
            "waiting": waiting,
            "waiting_count": count,
            "more": count - len(waiting),
            "may_view": may_view_classes(user),
        },
    )


SOURCE = BesideSource(invites=invites, public=for_all, staff=for_staff)
