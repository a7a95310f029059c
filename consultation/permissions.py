"""Who may do what here. Each question reads as a sentence; the answer is a Django permission."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

VIEW_ROUNDS = "consultation.view_round"
ADD_ROUNDS = "consultation.add_round"
CHANGE_ROUNDS = "consultation.change_round"
MOVE_ROUNDS = "consultation.move_round"
IMPORT_FORMS = "consultation.import_forms"
HANDLE_CALL_BACKS = "consultation.handle_callbackrequest"
MAKE_INVITATIONS = "consultation.make_invitationbatch"
VIEW_BALANCE = "consultation.view_roundfigures"
VIEW_ANNEX = "consultation.view_annex"
VIEW_ANALYSES = "consultation.view_analysis"
ADD_ANALYSES = "consultation.add_analysis"
CHANGE_TARGETS = "consultation.change_target"
CHANGE_GAP_TASKS = "consultation.change_gaptask"
ENTER = "consultation.enter_entry"
CHECK = "consultation.check_entry"
ADD_CASES = "consultation.add_case"
CHANGE_CASES = "consultation.change_case"
REVIEW_CASES = "consultation.review_case"
DECIDE_STATEMENTS = "consultation.change_ownstatement"
WRITE_OUT_RECORDINGS = "consultation.transcribe_recording"
CHANGE_SUGGESTIONS = "consultation.change_suggestion"

VIEW_DESIGNS = "consultation.view_designproduct"
CHANGE_DESIGNS = "consultation.change_designproduct"
PUBLISH_DESIGNS = "consultation.publish_productversion"
VIEW_WORDS = "contributions.view_contribution"
VIEW_FINDINGS = "synthesis.view_finding"
VIEW_DECISIONS = "synthesis.view_decision"

Visitor = AbstractUser | AnonymousUser


def may_view_rounds(user: Visitor) -> bool:
    """Whether this user may look at rounds behind the scenes, and at a preview."""
    return user.has_perm(VIEW_ROUNDS)


def may_add_rounds(user: Visitor) -> bool:
    """Whether this user may make a round, from a template or as a copy."""
    return user.has_perm(ADD_ROUNDS)


def may_change_rounds(user: Visitor) -> bool:
    """Whether this user may change texts, dates and questions."""
    return user.has_perm(CHANGE_ROUNDS)


def may_move_rounds(user: Visitor) -> bool:
    """Whether this user may announce, open, close and archive."""
    return user.has_perm(MOVE_ROUNDS)


def may_handle_call_backs(user: Visitor) -> bool:
    """Whether this user may read phone numbers and say that somebody was called."""
    return user.has_perm(HANDLE_CALL_BACKS)


def may_import_forms(user: Visitor) -> bool:
    """Whether this user may take in a file with forms that came in on paper."""
    return user.has_perm(IMPORT_FORMS)


def may_invite(user: Visitor) -> bool:
    """Whether this user may make, print and take back cards."""
    return user.has_perm(MAKE_INVITATIONS)


def may_see_balance(user: Visitor) -> bool:
    """Whether this user may see who was heard and who is missing, in numbers as small as they are."""
    return user.has_perm(VIEW_BALANCE)


def may_see_annex(user: Visitor) -> bool:
    """Whether this user may see the statistics behind the results."""
    return user.has_perm(VIEW_ANNEX)


def may_see_analyses(user: Visitor) -> bool:
    """Whether this user may see the long calculations, as opinion groups."""
    return user.has_perm(VIEW_ANALYSES)


def may_ask_analyses(user: Visitor) -> bool:
    """Whether this user may have one made."""
    return user.has_perm(ADD_ANALYSES)


def may_change_targets(user: Visitor) -> bool:
    """Whether this user may say whom a round wants to hear."""
    return user.has_perm(CHANGE_TARGETS)


def may_close_gaps(user: Visitor) -> bool:
    """Whether this user may make a task of a gap, and close it."""
    return user.has_perm(CHANGE_GAP_TASKS)


def may_enter(user: Visitor) -> bool:
    """Whether this user may type in a form for somebody, and print forms."""
    return user.has_perm(ENTER)


def may_check_entries(user: Visitor) -> bool:
    """Whether this user may read what a colleague typed in, and let it count."""
    return user.has_perm(CHECK)


def may_write_out_recordings(user: Visitor) -> bool:
    """Whether this user may hear what participants said aloud, and write it out."""
    return user.has_perm(WRITE_OUT_RECORDINGS)


def may_view_designs(user: Visitor) -> bool:
    """Whether this user may read designs behind the scenes, versions in the making too."""
    return user.has_perm(VIEW_DESIGNS)


def may_change_designs(user: Visitor) -> bool:
    """Whether this user may start a version and write in it."""
    return user.has_perm(CHANGE_DESIGNS)


def may_publish_designs(user: Visitor) -> bool:
    """Whether this user may publish a version for ever."""
    return user.has_perm(PUBLISH_DESIGNS)


def may_link_to_designs(user: Visitor, permission: str) -> bool:
    """Whether this user may tie something to a design: change the one, and read the other."""
    return may_change_designs(user) and user.has_perm(permission)


def may_add_cases(user: Visitor) -> bool:
    """Whether this user may write a case for the bank."""
    return user.has_perm(ADD_CASES)


def may_change_cases(user: Visitor) -> bool:
    """Whether this user may change a case of the bank, and take it out of use."""
    return user.has_perm(CHANGE_CASES)


def may_review_cases(user: Visitor) -> bool:
    """Whether this user may look over a case that a colleague wrote."""
    return user.has_perm(REVIEW_CASES)


def may_decide_statements(user: Visitor) -> bool:
    """Whether this user may say what is done with statements that participants wrote."""
    return user.has_perm(DECIDE_STATEMENTS)


def may_change_texts(user: Visitor) -> bool:
    """Whether this user may write a text, read what people suggested for it, and roll out an edition."""
    return user.has_perm(CHANGE_ROUNDS) and user.has_perm(CHANGE_SUGGESTIONS)
