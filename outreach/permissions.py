"""Who may do what here. Each question reads as a sentence; the answer is a Django permission."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

VIEW_EVENTS = "outreach.view_event"
ADD_EVENTS = "outreach.add_event"
CHANGE_EVENTS = "outreach.change_event"
MOVE_EVENTS = "outreach.move_event"
VIEW_SIGN_UPS = "outreach.view_signup"
CHANGE_SIGN_UPS = "outreach.change_signup"
MARK_DOOR = "outreach.add_doormark"
WRITE_CARDS = "outreach.add_signalcard"
VIEW_REPORTS = "outreach.view_eventreport"
CHANGE_REPORTS = "outreach.change_eventreport"
VIEW_PARTNERS = "outreach.view_partner"
CHANGE_PARTNERS = "outreach.change_partner"
IMPORT_PARTNERS = "outreach.import_partner"
VIEW_CONTACTS = "outreach.view_partnercontact"
CHANGE_CONTACTS = "outreach.change_partnercontact"
VIEW_COVERAGE = "outreach.view_coveragetarget"
CHANGE_COVERAGE = "outreach.change_coveragetarget"
VIEW_NEWSLETTERS = "outreach.view_newsletterissue"
CHANGE_NEWSLETTERS = "outreach.change_newsletterissue"
SEND_NEWSLETTERS = "outreach.send_newsletterissue"

Visitor = AbstractUser | AnonymousUser


def may_view_events(user: Visitor) -> bool:
    """Whether this user may see events behind the scenes, without who comes."""
    return user.has_perm(VIEW_EVENTS)


def may_change_events(user: Visitor) -> bool:
    """Whether this user may write an event and give it dates."""
    return user.has_perm(CHANGE_EVENTS)


def may_add_events(user: Visitor) -> bool:
    """Whether this user may begin an event."""
    return user.has_perm(ADD_EVENTS)


def may_move_events(user: Visitor) -> bool:
    """Whether this user may put an event on the agenda, close it and call it off."""
    return user.has_perm(MOVE_EVENTS)


def may_view_sign_ups(user: Visitor) -> bool:
    """Whether this user may see who signed up."""
    return user.has_perm(VIEW_SIGN_UPS)


def may_change_sign_ups(user: Visitor) -> bool:
    """Whether this user may sign somebody up, by phone, and change what they said."""
    return user.has_perm(CHANGE_SIGN_UPS)


def may_mark_door(user: Visitor) -> bool:
    """Whether this user may stand at the door and see who is expected there."""
    return user.has_perm(MARK_DOOR)


def may_write_cards(user: Visitor) -> bool:
    """Whether this user may write down what a visitor says."""
    return user.has_perm(WRITE_CARDS)


def may_view_reports(user: Visitor) -> bool:
    """Whether this user may read reports before they are online."""
    return user.has_perm(VIEW_REPORTS)


def may_change_reports(user: Visitor) -> bool:
    """Whether this user may write and publish reports."""
    return user.has_perm(CHANGE_REPORTS)


def may_view_partners(user: Visitor) -> bool:
    """Whether this user may see partners, without the persons there."""
    return user.has_perm(VIEW_PARTNERS)


def may_change_partners(user: Visitor) -> bool:
    """Whether this user may write partners and what they reached."""
    return user.has_perm(CHANGE_PARTNERS)


def may_import_partners(user: Visitor) -> bool:
    """Whether this user may read in a list of partners, and take one along."""
    return user.has_perm(IMPORT_PARTNERS)


def may_view_contacts(user: Visitor) -> bool:
    """Whether this user may see who works at a partner."""
    return user.has_perm(VIEW_CONTACTS)


def may_change_contacts(user: Visitor) -> bool:
    """Whether this user may write down who works at a partner."""
    return user.has_perm(CHANGE_CONTACTS)


def may_view_coverage(user: Visitor) -> bool:
    """Whether this user may see whom we reached where."""
    return user.has_perm(VIEW_COVERAGE)


def may_change_coverage(user: Visitor) -> bool:
    """Whether this user may set whom we want to reach where."""
    return user.has_perm(CHANGE_COVERAGE)


def may_view_newsletters(user: Visitor) -> bool:
    """Whether this user may read newsletters before they are sent."""
    return user.has_perm(VIEW_NEWSLETTERS)


def may_change_newsletters(user: Visitor) -> bool:
    """Whether this user may write newsletters."""
    return user.has_perm(CHANGE_NEWSLETTERS)


def may_send_newsletters(user: Visitor) -> bool:
    """Whether this user may send a newsletter."""
    return user.has_perm(SEND_NEWSLETTERS)
