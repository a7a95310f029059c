"""What a class is asked, and what one can choose."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..enums import ClassItemKind, ClassWay
from ..models import ClassItem, ClassSession

#: What one can say to a statement.
STATEMENT: tuple[tuple[str, str | Promise], ...] = (
    ("agree", _("Eens")),
    ("disagree", _("Oneens")),
    ("dont_know", _("Weet ik niet")),
)
#: Kept as the choice of who sent own words. Which words these were is not kept.
SENT = "sent"


def choices_of(item: ClassItem) -> list[tuple[str, str]]:
    """What one can choose here, as (code, label); nothing where one writes."""
    if item.kind == ClassItemKind.OWN_WORDS:
        return []
    if item.kind == ClassItemKind.STATEMENT:
        return [(code, str(label)) for code, label in STATEMENT]
    return [(str(each["code"]), str(each["label"])) for each in item.options]


def items_of(session: ClassSession) -> list[ClassItem]:
    """Everything this class is asked, in order. One query."""
    return list(ClassItem.objects.filter(pack=session.pack_id))


def for_screens(session: ClassSession, items: Iterable[ClassItem]) -> list[ClassItem]:
    """What pupils answer on a screen of their own: all of it, or only their own words when hands are counted."""
    if session.way == ClassWay.DEVICES:
        return list(items)
    return [item for item in items if item.kind == ClassItemKind.OWN_WORDS]


def to_count(items: Iterable[ClassItem]) -> list[ClassItem]:
    """What has totals: everything in which one chooses."""
    return [item for item in items if item.kind != ClassItemKind.OWN_WORDS]
