"""How a pack and a release go from one state to the next. These moves are the only way."""

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User

from .enums import PackState, ReleaseState
from .models import LessonPack, Release
from .models.pack import this_second

#: From each state of a pack: where it may go.
PACK_MOVES: dict[str, frozenset[PackState]] = {
    PackState.DRAFT: frozenset({PackState.PUBLISHED}),
    PackState.PUBLISHED: frozenset({PackState.WITHDRAWN}),
    PackState.WITHDRAWN: frozenset({PackState.PUBLISHED}),
}
#: From each state of a release: where it may go. A release that is ready stays as it is for ever.
RELEASE_MOVES: dict[str, frozenset[ReleaseState]] = {
    ReleaseState.ASKED: frozenset({ReleaseState.BUILDING}),
    ReleaseState.BUILDING: frozenset({ReleaseState.READY, ReleaseState.FAILED, ReleaseState.ASKED}),
    ReleaseState.FAILED: frozenset({ReleaseState.ASKED}),
    ReleaseState.READY: frozenset(),
}


@transaction.atomic
def move_pack(pack: LessonPack, to: str, *, by: User | None) -> LessonPack:
    """Bring a pack to another state; returns it as it is now. Asking for the state it has is harmless.

    Raises Refused for a move that is not in the table.
    """
    kept = LessonPack.objects.select_for_update(of=("self",)).get(pk=pack.pk)
    if kept.state == to:
        return kept
    if to not in PACK_MOVES[kept.state]:
        raise Refused(
            _("Dit kan niet: het lespakket staat op ‘%(state)s’. Ververs de pagina en kijk wat nu kan.")
            % {"state": kept.get_state_display()}
        )
    was, kept.state = kept.state, PackState(to)
    kept.version += 1
    kept.stamped_at = this_second()
    kept.save(update_fields=["state", "version", "stamped_at"])
    record("education.move_pack", by=by, on=kept, was=str(was), now=str(to))
    return kept


@transaction.atomic
def move_release(release: Release, to: str, **also: object) -> Release:
    """Bring a release to another state, with these fields along; returns it as it is now.

    Asking for the state it has is harmless. Raises Refused for a move that is not in the table.
    """
    kept = Release.objects.select_for_update(of=("self",)).get(pk=release.pk)
    if kept.state == to:
        return kept
    if to not in RELEASE_MOVES[kept.state]:
        raise Refused(
            _("Dit kan niet: de uitgave staat op ‘%(state)s’. Ververs de pagina en kijk wat nu kan.")
            % {"state": kept.get_state_display()}
        )
    was, kept.state = kept.state, ReleaseState(to)
    for name, value in also.items():
        setattr(kept, name, value)
    kept.save(update_fields=["state", *also])
    if to == ReleaseState.READY:
        LessonPack.objects.filter(pk=kept.pack_id).update(stamped_at=this_second())
    record("education.move_release", by=None, on=kept, was=str(was), now=str(to))
    return kept
