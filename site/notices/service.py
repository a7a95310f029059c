"""What other apps may use from notices: putting a message in the queue, and asking how far it got.

Everything else is private.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.template import Context, engines
from django_q.tasks import async_task

from .inboxes import same_inbox
from .models import WIPED, Notice, NoticeState
from .own_links import number_in, token_of
from .problems import ADDRESS_REFUSED

__all__ = [
    "Letter",
    "Progress",
    "forget",
    "forget_to",
    "is_queued",
    "number_in",
    "progress",
    "queue",
    "queue_many",
    "queue_text",
    "queued_keys",
    "refused_keys",
    "same_inbox",
    "sent_keys",
    "token_of",
    "waiting_for",
    "waiting_keys",
]


@dataclass(frozen=True)
class Progress:
    """How far the messages about one subject are, in numbers of messages."""

    sent: int
    waiting: int
    failed: int

    @property
    def total(self) -> int:
        """All messages that were queued."""
        return self.sent + self.waiting + self.failed


@dataclass(frozen=True, slots=True)
class Letter:
    """One of many messages that are written already; see :func:`queue_text` for what the fields mean."""

    key: str
    to: str
    subject: str
    text: str
    subject_id: str = ""
    calendar: str = ""
    calendar_method: str = ""
    unsubscribe_url: str = ""
    person: UUID | None = None


def queue(
    key: str,
    *,
    template: str,
    to: str,
    context: dict[str, Any] | None = None,
    subject_id: str = "",
    in_bulk: bool = False,
    unsubscribe_url: str = "",
    calendar: str = "",
    calendar_method: str = "",
    person: UUID | None = None,
) -> bool:
    """Put one message in the queue, in the caller's transaction; say whether it is new.

    `key` names the deed ("decision:<id>:<participant id>"): the same key is queued once, ever.
    `template` is a folder under templates/notices/ with subject.txt and body.txt.
    `in_bulk`: one of many; leaves with the next sweep (within a minute) instead of by a task of its own.
    `unsubscribe_url`: for a mail one subscribed to; a POST to this address must stop it, without asking anything.
    `person`: the key of the participant it is about, if any; when the address is theirs no more, it does not leave.
    `calendar`: a whole calendar file (RFC 5545) that goes along; `calendar_method` is the METHOD in it.
    """
    values = {"site_name": settings.SITE_NAME, "base_url": settings.BASE_URL, **(context or {})}
    return queue_text(
        key,
        template=template,
        to=to,
        subject=_render(f"notices/{template}/subject.txt", values),
        text=_render(f"notices/{template}/body.txt", values).strip() + "\n",
        subject_id=subject_id,
        in_bulk=in_bulk,
        unsubscribe_url=unsubscribe_url,
        calendar=calendar,
        calendar_method=calendar_method,
        person=person,
    )


def queue_text(
    key: str,
    *,
    template: str,
    to: str,
    subject: str,
    text: str,
    subject_id: str = "",
    urgent: bool = False,
    in_bulk: bool = False,
    unsubscribe_url: str = "",
    calendar: str = "",
    calendar_method: str = "",
    person: UUID | None = None,
) -> bool:
    """As :func:`queue`, for a message that is already written (allauth writes its own).

    `urgent`: somebody is looking at an empty inbox; goes before everything else.
    """
    notice, is_new = Notice.objects.get_or_create(
        key=key,
        defaults={
            "template": template,
            "to": to.strip()[:254],
            "subject": one_line(subject),
            "text": text,
            "subject_id": subject_id,
            "urgent": urgent,
            "unsubscribe_url": unsubscribe_url,
            "calendar": calendar,
            "calendar_method": calendar_method,
            "person": person,
        },
    )
    if is_new and not in_bulk:
        # No result row: the notice itself is the proof, and a task log would tell who was written to when.
        async_task("notices.tasks.deliver", str(notice.pk), task_name="notices.deliver", save=False)
    return is_new


def queue_many(letters: Sequence[Letter], *, template: str) -> int:
    """Put many messages in the queue, in the caller's transaction, in a fixed number of queries; returns how many.

    A key that is there already is left as it is. They leave with the next sweep, within a minute.
    """
    notices = [
        Notice(
            key=letter.key,
            template=template,
            to=letter.to.strip()[:254],
            subject=one_line(letter.subject),
            text=letter.text,
            subject_id=letter.subject_id,
            calendar=letter.calendar,
            calendar_method=letter.calendar_method,
            unsubscribe_url=letter.unsubscribe_url,
            person=letter.person,
        )
        for letter in letters
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True, batch_size=100)
    return len(notices)


def is_queued(key: str) -> bool:
    """Whether this message was put in the queue before, whatever became of it."""
    return Notice.objects.filter(key=key).exists()


def sent_keys(template_prefix: str, *, using: str = "default") -> list[str]:
    """The keys of all messages of these templates that left the house; one query."""
    sent = Notice.objects.using(using).filter(state=NoticeState.SENT, template__startswith=template_prefix)
    return list(sent.values_list("key", flat=True))


def queued_keys(subject_id: str) -> set[str]:
    """The keys of all messages about one subject, whatever became of them."""
    return set(Notice.objects.filter(subject_id=subject_id).values_list("key", flat=True))


def progress(subject_id: str) -> Progress:
    """How far the messages about one subject are; one query."""
    counts = Notice.objects.filter(subject_id=subject_id).aggregate(
        sent=Count("pk", filter=Q(state=NoticeState.SENT)),
        waiting=Count("pk", filter=Q(state=NoticeState.QUEUED)),
        failed=Count("pk", filter=Q(state=NoticeState.FAILED)),
    )
    return Progress(**counts)


def refused_keys(templates: Collection[str]) -> list[str]:
    """The keys of messages of these templates whose address the mail server refuses for good, not forgotten yet."""
    refused = Notice.objects.failed().filter(last_problem__in=ADDRESS_REFUSED, template__in=templates)
    return list(refused.values_list("key", flat=True))


def waiting_keys(template: str) -> list[str]:
    """The keys of messages of this template that did not leave yet, and are not given up."""
    return list(Notice.objects.waiting().filter(template=template).values_list("key", flat=True))


def waiting_for(person: UUID) -> dict[str, str]:
    """What did not leave yet and is about this participant: its key and its text; one query."""
    left = Notice.objects.filter(person=person, state__in=(NoticeState.QUEUED, NoticeState.FAILED))
    return dict(left.values_list("key", "text"))


def forget(*, subject_id: str = "", keys: Collection[str] = ()) -> int:
    """Let messages that did not leave yet never leave: about one subject, or with these keys. Returns how many.

    Address and words are wiped; the key stays, so that the same message is never sent anew.
    """
    named = Q(key__in=keys) | (Q(subject_id=subject_id) if subject_id else Q(pk=None))
    left = Notice.objects.filter(named, state__in=(NoticeState.QUEUED, NoticeState.FAILED)).exclude(to="")
    return left.update(state=NoticeState.FAILED, last_problem="", **WIPED)


def forget_to(addresses: Collection[str], *, templates: Collection[str]) -> int:
    """As :func:`forget`, for what waits for these addresses (in small letters) and is about nobody we know."""
    left = Notice.objects.annotate(small=Lower("to")).filter(small__in=addresses, person=None, template__in=templates)
    left = left.filter(state__in=(NoticeState.QUEUED, NoticeState.FAILED))
    return left.update(state=NoticeState.FAILED, last_problem="", **WIPED)


def one_line(subject: str) -> str:
    """A subject as it fits in a header and in the table."""
    return " ".join(subject.split())[:255]


def _render(name: str, values: dict[str, Any]) -> str:
    """Plain text, so nothing is escaped: an "&" in a title stays an "&"."""
    template = engines["django"].engine.get_template(name)  # type: ignore[attr-defined]
    return str(template.render(Context(values, autoescape=False)))
