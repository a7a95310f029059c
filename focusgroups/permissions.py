"""Who may do what here. Each question reads as a sentence; the answer is a Django permission."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

VIEW_GROUPS = "focusgroups.view_focusgroup"
ADD_GROUPS = "focusgroups.add_focusgroup"
CHANGE_GROUPS = "focusgroups.change_focusgroup"
MOVE_GROUPS = "focusgroups.move_focusgroup"
SELECT = "focusgroups.select_focusgroup"
VIEW_CANDIDATES = "focusgroups.view_candidate"
CHANGE_CANDIDATES = "focusgroups.change_candidate"
CHANGE_GUIDE = "focusgroups.change_guidesection"
VIEW_NOTES = "focusgroups.view_note"
ADD_TRANSCRIPTS = "focusgroups.add_transcript"
VIEW_REPORTS = "focusgroups.view_report"
CHANGE_REPORTS = "focusgroups.change_report"
CHANGE_THANKS = "focusgroups.change_thanks"
RUN_SESSIONS = "gatherings.run_gathering"
ORGANISE_SESSIONS = "gatherings.change_gathering"

Visitor = AbstractUser | AnonymousUser


def may_view_groups(user: Visitor) -> bool:
    """Whether this user may see groups behind the scenes, without who is in them."""
    return user.has_perm(VIEW_GROUPS)


def may_change_groups(user: Visitor) -> bool:
    """Whether this user may write a group and offer moments."""
    return user.has_perm(CHANGE_GROUPS)


def may_move_groups(user: Visitor) -> bool:
    """Whether this user may open and close a group."""
    return user.has_perm(MOVE_GROUPS)


def may_select(user: Visitor) -> bool:
    """Whether this user may choose people, draw and plan."""
    return user.has_perm(SELECT)


def may_view_candidates(user: Visitor) -> bool:
    """Whether this user may see who signed up."""
    return user.has_perm(VIEW_CANDIDATES)


def may_change_candidates(user: Visitor) -> bool:
    """Whether this user may enter people in the pool and change what they said."""
    return user.has_perm(CHANGE_CANDIDATES)


def may_change_guides(user: Visitor) -> bool:
    """Whether this user may write the discussion guide."""
    return user.has_perm(CHANGE_GUIDE)


def may_add_transcripts(user: Visitor) -> bool:
    """Whether this user may bring a file with a conversation."""
    return user.has_perm(ADD_TRANSCRIPTS)


def may_view_reports(user: Visitor) -> bool:
    """Whether this user may read reports before they are final."""
    return user.has_perm(VIEW_REPORTS)


def may_change_reports(user: Visitor) -> bool:
    """Whether this user may write reports and send them round."""
    return user.has_perm(CHANGE_REPORTS)


def may_change_thanks(user: Visitor) -> bool:
    """Whether this user may note what people got for their time."""
    return user.has_perm(CHANGE_THANKS)


def may_run_sessions(user: Visitor) -> bool:
    """Whether this user may lead conversations and write at them, at the ones that are theirs."""
    return user.has_perm(RUN_SESSIONS)


def may_organise_sessions(user: Visitor) -> bool:
    """Whether this user organises conversations, and so may be at all of them."""
    return user.has_perm(ORGANISE_SESSIONS)
