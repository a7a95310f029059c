"""Who may do what here. Each question reads as a sentence; the answer is a Django permission."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

MODERATE = "contributions.moderate_contribution"
READ_ORIGINAL = "contributions.read_original"
HANDLE_CARE = "contributions.handle_caresignal"
ANSWER = "contributions.answer_message"

Visitor = AbstractUser | AnonymousUser


def may_moderate(user: Visitor) -> bool:
    """Whether this user may decide what stands on the website."""
    return user.has_perm(MODERATE)


def may_read_original(user: Visitor) -> bool:
    """Whether this user may read words under a covering."""
    return user.has_perm(READ_ORIGINAL)


def may_handle_care(user: Visitor) -> bool:
    """Whether this user may act on care signals."""
    return user.has_perm(HANDLE_CARE)


def may_answer(user: Visitor) -> bool:
    """Whether this user may read and answer messages under receipts."""
    return user.has_perm(ANSWER)
