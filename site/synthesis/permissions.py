"""Who may do what here. Each question reads as a sentence; the answer is a Django permission."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

CHANGE_DECISION = "synthesis.change_decision"
MOVE_DECISION = "synthesis.move_decision"
ADOPT_FINDING = "synthesis.adopt_finding"
CHANGE_FINDING = "synthesis.change_finding"
CODE_CONTRIBUTIONS = "synthesis.code_contributions"
CHANGE_CODEBOOK = "synthesis.change_code"
HANDLE_REACTIONS = "synthesis.handle_decisionreaction"
VIEW_WORDS = "contributions.view_contribution"

Visitor = AbstractUser | AnonymousUser


def may_move(user: Visitor) -> bool:
    """Whether this user may open a decision for reaction and make it final."""
    return user.has_perm(MOVE_DECISION)


def may_choose_words(user: Visitor, permission: str) -> bool:
    """Whether this user may tie people's words to a decision or a finding: change the one, and read the other."""
    return user.has_perm(permission) and user.has_perm(VIEW_WORDS)


def may_handle_reactions(user: Visitor) -> bool:
    """Whether this user may read what people think of a decision, and say what was done with it."""
    return user.has_perm(HANDLE_REACTIONS)


def may_code(user: Visitor) -> bool:
    """Whether this user may say what people's words are about: read them, and code."""
    return user.has_perm(CODE_CONTRIBUTIONS) and user.has_perm(VIEW_WORDS)


def may_change_codebook(user: Visitor) -> bool:
    """Whether this user may make, change, move, merge and split codes."""
    return user.has_perm(CHANGE_CODEBOOK) and may_code(user)


def may_adopt(user: Visitor) -> bool:
    """Whether this user may adopt a finding, and withdraw it."""
    return user.has_perm(ADOPT_FINDING)
