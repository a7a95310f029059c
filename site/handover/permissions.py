"""Who may do what here. Each question reads as a sentence; the answer is a Django permission."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

VIEW_RUNS = "handover.view_run"
MAKE_RUNS = "handover.make_run"

ADOPT_RUNS = "handover.adopt_run"
ANSWER_WOO = "handover.answer_woo"

#: audience -> the right to fetch a dossier for it.
DOWNLOAD: dict[str, str] = {"intern": "handover.download_internal_run", "openbaar": "handover.download_public_run"}
OPEN_RESTRICTED = "handover.open_restricted_run"
PUBLISH_RUNS = "handover.publish_run"

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


def may_download(user: Visitor, audience: str) -> bool:
    """Whether this user may fetch a dossier for this audience."""
    return user.has_perm(DOWNLOAD[audience])


def may_open_restricted(user: Visitor) -> bool:
    """Whether this user may open a dossier that was closed because words were taken back."""
    return user.has_perm(OPEN_RESTRICTED)


def may_publish_runs(user: Visitor) -> bool:
    """Whether this user may put a dossier on the website, and take it off."""
    return user.has_perm(PUBLISH_RUNS)
