"""Asking for a release: the pack is frozen at this moment, and built in the background."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from audit.service import record
from contributions.service import Refused
from people.models import User

from ..authoring.checklist import blockers_of
from ..enums import PackState, ReleaseState
from ..models import LessonPack, Release
from ..source import to_json
from ..transitions import move_release
from .freezing import source_of

UNFINISHED = (ReleaseState.ASKED, ReleaseState.BUILDING)


@transaction.atomic
def ask_release(pack: LessonPack, changes: str, *, by: User | None) -> Release:
    """Freeze the pack as its next release, and have it built. Pressed twice, it is one release.

    `changes` says in plain words what is new; teachers read it. Raises Refused with what must be done first, for a
    withdrawn pack, and while another release of this pack is still being made.
    """
    pack = LessonPack.objects.select_for_update(of=("self",)).get(pk=pack.pk)
    if pack.state == PackState.WITHDRAWN:
        raise Refused(_("Dit lespakket is ingetrokken. Zet het eerst weer online."))
    if not (changes := " ".join(changes.split())):
        raise Refused(_("Vertel wat er veranderd is. Docenten lezen dat."))
    busy = Release.objects.filter(pack=pack, state__in=UNFINISHED).first()
    if busy is not None:
        if busy.changes == changes:
            _enqueue(busy)
            return busy
        raise Refused(_("Uitgave %(number)d wordt nog gemaakt. Wacht tot die klaar is.") % {"number": busy.number})
    today = timezone.localdate()
    if blockers := blockers_of(pack, today):
        raise Refused(" ".join(check.says for check in blockers))
    number = (Release.objects.filter(pack=pack).aggregate(last=Max("number"))["last"] or 0) + 1
    source = to_json(source_of(pack, number, changes, today))
    made = Release.objects.create(pack=pack, number=number, changes=changes, released_on=today, source=source)
    record("education.ask_release", by=by, on=made, number=number)
    _enqueue(made)
    return made


@transaction.atomic
def ask_again(release: Release, *, by: User | None) -> Release:
    """Build a release that failed once more, from the same frozen pack. Raises Refused for any other."""
    if release.state == ReleaseState.BUILDING:
        raise Refused(_("Deze uitgave wordt al gemaakt. Wacht even."))
    asked = move_release(release, ReleaseState.ASKED, progress=0, problem="")
    record("education.ask_again", by=by, on=asked, number=asked.number)
    _enqueue(asked)
    return asked


def _enqueue(release: Release) -> None:
    async_task("education.tasks.build_release", release.pk, task_name="education.release", save=False)
