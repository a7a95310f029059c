"""How a message reaches somebody: as they asked, or as it can be."""

from people.models import ContactDetails
from people.service import ReachBy

from .enums import MessageKind, MessageWay

#: When the way somebody asked for cannot be: the first of these that can.
_INSTEAD = (MessageWay.MAIL, MessageWay.PHONE, MessageWay.POST, MessageWay.ORGANISATION)
_ASKED = {
    ReachBy.MAIL: MessageWay.MAIL,
    ReachBy.PHONE: MessageWay.PHONE,
    ReachBy.POST: MessageWay.POST,
    ReachBy.ORGANISATION: MessageWay.ORGANISATION,
}
#: A letter comes the next day at best, and an organisation must first meet somebody.
_TOO_LATE = {
    (MessageKind.REMIND_DAYS, MessageWay.POST),
    (MessageKind.REMIND_TODAY, MessageWay.POST),
    (MessageKind.REMIND_TODAY, MessageWay.ORGANISATION),
}


def way_for(contact: ContactDetails | None, *, but_not: MessageWay | None = None) -> MessageWay:
    """How to reach this person; `but_not` a way that turned out not to work.

    Who left no contact at all cannot be told. Where something was left, and none of it works, it is a call: then a
    colleague sees that something is missing, instead of nobody.
    """
    if contact is None:
        return MessageWay.NONE
    can = _possible(contact)
    asked = _ASKED.get(ReachBy(contact.reach_by))
    for way in (asked, *_INSTEAD):
        if way is not None and way in can and way != but_not:
            return way
    return MessageWay.PHONE


def _possible(contact: ContactDetails) -> set[MessageWay]:
    has = {
        MessageWay.MAIL: contact.email,
        MessageWay.PHONE: contact.phone,
        MessageWay.POST: contact.address,
        MessageWay.ORGANISATION: contact.through,
    }
    return {way for way, value in has.items() if value}


def in_time(kind: str, way: str) -> bool:
    """Whether a message of this kind makes sense by this way: no letter about tomorrow."""
    return (kind, way) not in _TOO_LATE
