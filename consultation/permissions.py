"""Who may do what here. Each question reads as a sentence; the answer is a Django permission."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

VIEW_ROUNDS = "consultation.view_round"
CHANGE_ROUNDS = "consultation.change_round"
MOVE_ROUNDS = "consultation.move_round"
HANDLE_CALL_BACKS = "consultation.handle_callbackrequest"
WRITE_OUT_RECORDINGS = "consultation.transcribe_recording"

Visitor = AbstractUser | AnonymousUser


def may_view_rounds(user: Visitor) -> bool:
    """Whether this user may look at rounds behind the scenes, and at a preview."""
    return user.has_perm(VIEW_ROUNDS)


def may_change_rounds(user: Visitor) -> bool:
    """Whether this user may change texts, dates and questions."""
    return user.has_perm(CHANGE_ROUNDS)


def may_move_rounds(user: Visitor) -> bool:
    """Whether this user may announce, open, close and archive."""
    return user.has_perm(MOVE_ROUNDS)


def may_handle_call_backs(user: Visitor) -> bool:
    """Whether this user may read phone numbers and say that somebody was called."""
    return user.has_perm(HANDLE_CALL_BACKS)


def may_write_out_recordings(user: Visitor) -> bool:
    """Whether this user may hear what participants said aloud, and write it out."""
    return user.has_perm(WRITE_OUT_RECORDINGS)
