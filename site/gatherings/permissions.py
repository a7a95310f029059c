"""Who may do what here. Each question reads as a sentence; the answer is a Django permission."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

VIEW_GATHERINGS = "gatherings.view_gathering"
CHANGE_GATHERINGS = "gatherings.change_gathering"
MOVE_GATHERINGS = "gatherings.move_gathering"
RUN_GATHERINGS = "gatherings.run_gathering"
VIEW_SEATS = "gatherings.view_seat"
INVITE = "gatherings.invite_seat"
CHANGE_VENUES = "gatherings.change_venue"
VIEW_MESSAGES = "gatherings.view_seatmessage"
CHANGE_MESSAGES = "gatherings.change_seatmessage"
CHANGE_TEXTS = "gatherings.change_messagetext"

Visitor = AbstractUser | AnonymousUser


def may_view_gatherings(user: Visitor) -> bool:
    """Whether this user may see when and where people meet, without who."""
    return user.has_perm(VIEW_GATHERINGS)


def may_change_gatherings(user: Visitor) -> bool:
    """Whether this user may change times, places and people who lead."""
    return user.has_perm(CHANGE_GATHERINGS)


def may_move_gatherings(user: Visitor) -> bool:
    """Whether this user may plan, move and cancel a gathering."""
    return user.has_perm(MOVE_GATHERINGS)


def may_run_gatherings(user: Visitor) -> bool:
    """Whether this user may lead a gathering and take notes, at the ones that are theirs."""
    return user.has_perm(RUN_GATHERINGS)


def may_view_seats(user: Visitor) -> bool:
    """Whether this user may see who comes."""
    return user.has_perm(VIEW_SEATS)


def may_invite(user: Visitor) -> bool:
    """Whether this user may invite people and take seats back."""
    return user.has_perm(INVITE)


def may_view_messages(user: Visitor) -> bool:
    """Whether this user may see whom to call and write to, with number and address."""
    return user.has_perm(VIEW_MESSAGES)


def may_change_messages(user: Visitor) -> bool:
    """Whether this user may say that a call was made or a letter sent."""
    return user.has_perm(CHANGE_MESSAGES)


def may_change_venues(user: Visitor) -> bool:
    """Whether this user may add and change places."""
    return user.has_perm(CHANGE_VENUES)
