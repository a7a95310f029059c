"""Who may do what here. Each question reads as a sentence; the answer is a Django permission."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

VIEW_ROUNDS = "consultation.view_round"
CHANGE_ROUNDS = "consultation.change_round"
MOVE_ROUNDS = "consultation.move_round"
HANDLE_CALL_BACKS = "consultation.handle_callbackrequest"
ENTER = "consultation.enter_entry"
CHECK = "consultation.check_entry"

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


def may_enter(user: Visitor) -> bool:
    """Whether this user may type in a form for somebody, and print forms."""
    return user.has_perm(ENTER)


def may_check_entries(user: Visitor) -> bool:
    """Whether this user may read what a colleague typed in, and let it count."""
    return user.has_perm(CHECK)
