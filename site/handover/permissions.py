"""Who may do what here. Each question reads as a sentence; the answer is a Django permission."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

VIEW_RUNS = "handover.view_run"
MAKE_RUNS = "handover.make_run"

ADOPT_RUNS = "handover.adopt_run"
ANSWER_WOO = "handover.answer_woo"

Visitor = AbstractUser | AnonymousUser


def may_view_runs(user: Visitor) -> bool:
    """Whether this user may see which exports there are, and fetch a file."""
    return user.has_perm(VIEW_RUNS)


def may_make_runs(user: Visitor) -> bool:
    """Whether this user may export the dossier."""
    return user.has_perm(MAKE_RUNS)


def may_adopt_runs(user: Visitor) -> bool:
    """Whether this user may say that the team answers for a dossier."""
    return user.has_perm(ADOPT_RUNS)


def may_answer_woo(user: Visitor) -> bool:
    """Whether this user may answer requests under the Woo: they read everything, and decide what goes out."""
    return user.has_perm(ANSWER_WOO)
