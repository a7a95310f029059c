"""How a pack, a release and what a teacher said go from one state to the next. These moves are the only way."""

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User
from privacy.service import guard_for_storage

from .enums import FeedbackState, PackState, ReleaseState
from .models import LessonPack, Release, TeacherFeedback
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
#: From each state of what a teacher said: where it may go. Nothing becomes new again; an answer may be thought over.
FEEDBACK_MOVES: dict[str, frozenset[FeedbackState]] = {
    FeedbackState.NEW: frozenset({FeedbackState.TAKEN_UP, FeedbackState.DONE, FeedbackState.NOT}),
    FeedbackState.TAKEN_UP: frozenset({FeedbackState.DONE, FeedbackState.NOT}),
    FeedbackState.DONE: frozenset({FeedbackState.TAKEN_UP}),
    FeedbackState.NOT: frozenset({FeedbackState.TAKEN_UP}),
}
#: A teacher who gets one of these, gets a reason.
NEED_ANSWER = frozenset({FeedbackState.DONE, FeedbackState.NOT})
#: Characters in an answer to a teacher.
LONGEST_ANSWER = 1000


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


@transaction.atomic
def move_feedback(
    feedback: TeacherFeedback, to: str, *, answer: str, seen: int, by: User, mended_in: Release | None = None
) -> TeacherFeedback:
    """Answer what a teacher said; returns it as it is now. Answering in the state it has, corrects the answer.

    `seen` is the version that was on the screen; `mended_in` the release in which an error is right, for DONE only.
    Raises Refused for a move that is not in the table, for DONE and NOT without an answer, for an answer that is too
    long, and when somebody changed it since. The same twice is harmless.
    """
    kept = TeacherFeedback.objects.select_for_update(of=("self",)).filter(pk=feedback.pk).first()
    if kept is None:
        raise Refused(_("De docent heeft deze reactie gewist. Kies een andere reactie."))
    answer = guard_for_storage(answer)[0].strip()
    mended_in = mended_in if to == FeedbackState.DONE else None
    if (kept.state, kept.answer, kept.mended_in_id) == (to, answer, mended_in.pk if mended_in else None):
        return kept
    _check_answer(kept, to, answer, seen, mended_in)
    was, kept.state, kept.answer, kept.mended_in = kept.state, FeedbackState(to), answer, mended_in
    kept.version += 1
    kept.save(update_fields=["state", "answer", "mended_in", "version"])
    record("education.answer_teacher", by=by, on=kept, was=str(was), now=str(to))
    return kept


def _check_answer(kept: TeacherFeedback, to: str, answer: str, seen: int, mended_in: Release | None) -> None:
    """Raises Refused with what to do."""
    if kept.version != seen:
        raise Refused(_("Deze reactie is net veranderd. Ververs de pagina en lees haar opnieuw."))
    if to not in FEEDBACK_MOVES[kept.state] and (to != kept.state or to == FeedbackState.NEW):
        raise Refused(
            _("Dit kan niet: de reactie staat op ‘%(state)s’. Ververs de pagina en kijk wat nu kan.")
            % {"state": kept.get_state_display()}
        )
    if to in NEED_ANSWER and not answer:
        raise Refused(_("Schrijf een antwoord. De docent leest dat bij de eigen link."))
    if len(answer) > LONGEST_ANSWER:
        raise Refused(_("Uw antwoord is te lang. Schrijf hoogstens 1000 tekens."))
    if mended_in is not None and (mended_in.pack_id != kept.pack_id or mended_in.state != ReleaseState.READY):
        raise Refused(_("Kies een uitgave van dit lespakket die klaar is."))
