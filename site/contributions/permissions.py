"""Who may do what here. Each question reads as a sentence; the answer is a Django permission."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

MODERATE = "contributions.moderate_contribution"
READ_ORIGINAL = "contributions.read_original"
HANDLE_CARE = "contributions.handle_caresignal"
ANSWER = "contributions.answer_message"
READ_SECOND = "contributions.decide_secondreading"
READ_RULES = "contributions.view_moderationrules"
MAKE_RULES = "contributions.add_moderationrules"

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


def may_read_second(user: Visitor) -> bool:
    """Whether this user may be the second reader of words somebody else decided on."""
    return user.has_perm(READ_SECOND)


def may_see_rules(user: Visitor) -> bool:
    """Whether this user may look at all versions of the rules, also the one that is coming."""
    return user.has_perm(READ_RULES)


def may_make_rules(user: Visitor) -> bool:
    """Whether this user may write a new version of the rules."""
    return user.has_perm(MAKE_RULES)
