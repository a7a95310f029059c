"""One letter to everybody we know a way to: a mail to each address, a message under each code.

For a leak that may harm people (docs/privacy/data-breach.md). It may be broken off and started again: who was told is
told by the queue of mail and by the messages themselves, and is not told twice.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Self
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext as _

from audit.service import record
from consultation.models import Subscription
from contributions.models import Receipt
from contributions.service import Refused, messages
from education.models import PackSubscriber
from notices import service as notices
from outreach.models import Subscriber
from pages.service import waits_for_erasures
from people.models import ContactDetails, User
from privacy.models import RightsRequest
from privacy.service import guard_for_storage

#: Where addresses of people stand, and the way from such a row to the person, if it tells who that is.
SOURCES: tuple[tuple[type[models.Model], str], ...] = (
    (ContactDetails, "participant"),
    (User, "participant"),
    (Subscription, ""),
    (Subscriber, ""),
    (PackSubscriber, ""),
    (RightsRequest, ""),
)
TEMPLATE = "told_everybody"
#: So many in one transaction: nobody else waits longer than a moment.
PIECE = 50


@dataclass(frozen=True, slots=True)
class Letter:
    """What is told: the subject of the mail, and the words of mail and message."""

    subject: str
    text: str

    @classmethod
    def read(cls, written: str) -> Self:
        """From a file: its first line is the subject. Raises Refused when it cannot be sent as it stands."""
        first, _end, rest = written.lstrip("\ufeff").replace("\r\n", "\n").strip().partition("\n")
        subject, text = first.strip(), rest.strip()
        if not subject or not text:
            raise Refused(_("Zet op de eerste regel het onderwerp, en daaronder de brief."))
        if len(text) > messages.LONGEST:
            raise Refused(_("De brief is te lang. Maak hem korter dan %(most)d tekens.") % {"most": messages.LONGEST})
        kept, _hints = guard_for_storage(text)
        if kept != text or guard_for_storage(subject)[0] != subject:
            raise Refused(_("In de brief staat een nummer dat een BSN kan zijn, of een vreemd teken. Haal het weg."))
        return cls(subject, text)

    @property
    def mark(self) -> str:
        """What the queue of mail knows this letter by: another letter is another deed."""
        return "told:" + hashlib.sha256(f"{self.subject}\n{self.text}".encode()).hexdigest()[:16]


@dataclass(slots=True)
class Inbox:
    """One address, under whatever rows it stands."""

    to: str
    person: UUID | None
    rows: list[tuple[type[models.Model], Any]] = field(default_factory=list)

    @property
    def known(self) -> str:
        """The same for the same box, in whatever letters it was typed."""
        return self.to.lower()


@dataclass(frozen=True, slots=True)
class Ahead:
    """Who must still be told, and how many there are in all."""

    inboxes: Sequence[Inbox]
    all_inboxes: int
    receipts: Sequence[UUID]
    all_receipts: int


def look_ahead(letter: Letter) -> Ahead:
    """Whom this letter still goes to. Changes nothing."""
    told = notices.queued_keys(letter.mark)
    inboxes = _inboxes()
    # A code that was printed and never used is nobody's yet.
    receipts = Receipt.objects.filter(participation__isnull=False)
    return Ahead(
        inboxes=[each for each in inboxes if told.isdisjoint(_key(letter, *row) for row in each.rows)],
        all_inboxes=len(inboxes),
        receipts=list(messages.without(receipts, letter.text).order_by("pk").values_list("pk", flat=True)),
        all_receipts=receipts.count(),
    )


def tell(letter: Letter, ahead: Ahead, *, by: User) -> None:
    """Queue a mail to each address and write a message under each code, piece by piece.

    Raises Refused before anything is told when people may stand here who were erased.
    """
    if waits_for_erasures():
        raise Refused(_("Pas eerst de wissingen opnieuw toe: reapply_erasures --apply."))
    record("home.everybody_told", by=by, letter=letter.mark, mails=len(ahead.inboxes), messages=len(ahead.receipts))
    for inboxes in _pieces(ahead.inboxes):
        with transaction.atomic():
            standing = _standing(inboxes)
            for inbox in inboxes:
                if inbox.known in standing:
                    _mail(letter, inbox)
    for numbers in _pieces(ahead.receipts):
        for receipt in Receipt.objects.filter(pk__in=numbers):
            _write(letter, receipt, by)


def _write(letter: Letter, receipt: Receipt, by: User) -> None:
    try:
        messages.write(receipt, letter.text, by=by, also_mail=False)
    except Refused:
        if Receipt.objects.filter(pk=receipt.pk).exists():
            raise  # the next run goes on here; one that was erased meanwhile holds nobody up


def _standing(inboxes: Sequence[Inbox]) -> set[str]:
    """Which of these were not taken away since we looked; until the end of the transaction nobody does."""
    numbers: dict[type[models.Model], list[Any]] = {}
    for model, number in (row for inbox in inboxes for row in inbox.rows):
        numbers.setdefault(model, []).append(number)
    found: set[str] = set()
    for model, theirs in numbers.items():
        rows: Any = model._default_manager.select_for_update()
        addresses = rows.filter(pk__in=theirs).order_by("pk").values_list("email", flat=True)
        found |= {address.strip().lower() for address in addresses}
    return found


def _mail(letter: Letter, inbox: Inbox) -> None:
    notices.queue(
        _key(letter, *inbox.rows[0]),
        template=TEMPLATE,
        to=inbox.to,
        context={"subject": letter.subject, "text": letter.text},
        subject_id=letter.mark,
        in_bulk=True,
        person=inbox.person,
    )


def _inboxes() -> list[Inbox]:
    """Every address once, however often and in whatever letters it was typed."""
    found: dict[str, Inbox] = {}
    for model, way in SOURCES:
        names = [name for name in ("pk", "email", way) if name]
        rows: Any = model._default_manager
        for number, address, *person in rows.exclude(email="").order_by("pk").values_list(*names).iterator():
            inbox = Inbox(address.strip(), *(person or [None]))
            found.setdefault(inbox.known, inbox).rows.append((model, number))
    return list(found.values())


def _key(letter: Letter, model: type[models.Model], number: Any) -> str:
    return f"{letter.mark}:{model._meta.label_lower}:{number}"


def _pieces(whole: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (whole[start : start + PIECE] for start in range(0, len(whole), PIECE))
