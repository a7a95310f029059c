"""The other side of a fault test: a process of its own that sets the stage in the database under test, and tells.

Reads one JSON list [deed, *arguments] per line, writes one JSON answer per line. A process, because the database
under test (a copied SQLite file, a PostgreSQL) is not the one of the test run.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.auth.models import Group  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from django_q.models import OrmQ, Schedule  # noqa: E402
from django_q.tasks import async_task  # noqa: E402

from consultation import news  # noqa: E402
from consultation.models import Answer, Invitation, Round, Submission, Subscription  # noqa: E402
from consultation.tasks import tell_round_news  # noqa: E402
from contributions import import_work  # noqa: E402
from contributions.models import Contribution, ImportRun, Occasion, Participation  # noqa: E402
from contributions.service import (  # noqa: E402
    ContributionKind,
    OccasionKind,
    Refused,
    bring_import,
    confirm_import,
    find_receipt,
)
from gatherings.models import Seat, SeatMessage  # noqa: E402
from gatherings.service import invite, token_for  # noqa: E402
from notices.models import Notice  # noqa: E402
from notices.service import queue_text  # noqa: E402
from people.models import User  # noqa: E402
from privacy.service import standing_purposes  # noqa: E402
from tests.factories import cards, gatherings, rounds  # noqa: E402
from tests.faults import campaign_deeds, class_deeds, door_deeds, run_deeds, seat_deeds  # noqa: E402

DEED: dict[str, Callable[..., Any]] = {}


def deed(function: Callable[..., Any]) -> Callable[..., Any]:
    """Make a function callable from the test by its name."""
    DEED[function.__name__] = function
    return function


for _each in (*seat_deeds.DEEDS, *door_deeds.DEEDS, *class_deeds.DEEDS, *run_deeds.DEEDS, *campaign_deeds.DEEDS):
    deed(_each)


@deed
def open_round() -> dict[str, Any]:
    """A round from the template that takes answers."""
    made = rounds.open_round()
    return {"slug": made.slug, "pk": made.pk}


@deed
def one_card(slug: str) -> dict[str, str]:
    """A card for this round: the code on it."""
    batch = cards.batch_of(Round.objects.get(slug=slug), size=1)
    return {"code": cards.code_in(batch)}


@deed
def people_who_want_news(slug: str, number: int) -> None:
    """So many addresses on the list of this round, and the news that it is open."""
    Subscription.objects.bulk_create(
        Subscription(round=Round.objects.get(slug=slug), email=f"lezer{each}@voorbeeld.nl", state="confirmed")
        for each in range(number)
    )
    news.note_due()


@deed
def tell_news() -> int:
    """What the timetable does every ten minutes."""
    return tell_round_news()


@deed
def how_people_came() -> dict[str, Any]:
    """How many participations there are per way of coming, and how many cards were used."""
    came = Participation.objects.values_list("recruitment", flat=True)
    return {"came": sorted(came), "used": Invitation.objects.filter(used=True).count()}


@deed
def sign_in(role: str) -> dict[str, str]:
    """A member of staff who is in already: the cookie."""
    user = User.objects.create_user(f"{role}@voorbeeld.nl")
    user.groups.add(Group.objects.get(name=role))
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return {settings.SESSION_COOKIE_NAME: str(session.session_key)}


@deed
def earlier_words(number: int) -> None:
    """Words of another occasion that wait for a moderator: there is something to read from the first second."""
    occasion = Occasion.objects.create(kind=OccasionKind.EARLIER_RESEARCH, title="Eerdere gesprekken")
    Contribution.objects.bulk_create(
        Contribution(
            occasion=occasion,
            kind=ContributionKind.PROPOSAL,
            question="Wat moet er anders?",
            original=f"Eerdere woorden, nummer {each}.",
            redacted=f"Eerdere woorden, nummer {each}.",
            arrived_on=timezone.localdate(),
        )
        for each in range(number)
    )


@deed
def tell(codes: list[str]) -> dict[str, Any]:
    """Everything the database holds behind these codes, and how much there is in all."""
    return {"totals": _totals(), "behind": {code: _behind(code) for code in codes}}


@deed
def totals() -> dict[str, int]:
    """How many rows there are."""
    return _totals()


def _totals() -> dict[str, int]:
    return {
        "participations": Participation.objects.count(),
        "counted": Participation.objects.filter(state="counted").count(),
        "submissions": Submission.objects.count(),
        "contributions": Contribution.objects.exclude(participation=None).count(),
        "published": Contribution.objects.filter(moderation="published").count(),
        "orphans": Contribution.objects.exclude(participation=None)
        .filter(answer_words=None, emptied_reason="")
        .count(),
    }


def _behind(code: str) -> dict[str, Any] | None:
    receipt = find_receipt(code)
    if receipt is None or receipt.participation is None:
        return None
    participation = receipt.participation
    participant = participation.participant
    answers = Answer.objects.filter(submission__participation=participation)
    contact = getattr(participant, "contact", None)
    return {
        "state": participation.state,
        "words": sorted(participation.contributions.values_list("original", flat=True)),
        "values": {str(item): value for item, value in answers.values_list("item", "value")},
        "draft_words": [text for answer in answers for text in answer.draft_words.values()],
        "perspective": participant.perspective.code if participant.perspective else "",
        "before": participation.took_part_before,
        "email": contact.email if contact else "",
        "consents": sorted(standing_purposes(participant)),
    }


@deed
def queue_notices(first: int, number: int) -> None:
    """Messages that wait, half of them in bulk, in one transaction as a deed queues them."""
    with transaction.atomic():
        for each in range(first, first + number):
            queue_text(
                f"faults:{each}",
                template="test",
                to=f"lezer{each}@voorbeeld.nl",
                subject=f"Bericht {each}",
                text=f"Dit is bericht {each}.\n",
                in_bulk=bool(each % 2),
            )


@deed
def sweep() -> None:
    """What the timetable does every minute."""
    async_task("notices.tasks.deliver_due", save=False)


@deed
def notices() -> list[dict[str, Any]]:
    """Every message, and how far it got."""
    rows = Notice.objects.order_by("queued_at").values(
        "id", "template", "state", "attempts", "last_problem", "to", "sent_at", "key"
    )
    return [{**row, "id": str(row["id"]), "sent_at": str(row["sent_at"] or "")} for row in rows]


@deed
def an_hour_later() -> None:
    """As if time went by: claims have run out, waits are over, the queue offers again what a dead worker held."""
    past = timezone.now() - timedelta(minutes=1)
    Notice.objects.waiting().update(try_after=past)
    OrmQ.objects.update(lock=past)
    ImportRun.objects.update(claimed_until=past)
    Schedule.objects.filter(func__in=("notices.tasks.deliver_due", "contributions.tasks.go_on_with_imports")).update(
        next_run=past
    )


@deed
def tasks_waiting() -> int:
    """How many tasks the queue still holds."""
    return OrmQ.objects.count()


@deed
def bring_forms(number: int, name: str = "formulieren") -> str:
    """A workbook with so many forms of six or seven answers, brought for the only round; the key of the import."""
    from tests.consultation.filling import as_bytes, fill
    from tests.consultation.forms_on_paper import as_row, example_forms

    round_ = Round.objects.get()
    rows = [{**as_row(form), "reference": f"{name}-{each}"} for each, form in enumerate(example_forms(round_, number))]
    return str(bring_import(round_.occasion, BytesIO(as_bytes(fill(round_, rows))), name=f"{name}.xlsx", by=None).pk)


@deed
def confirm_forms(key: str) -> str:
    """Somebody's word to take them in; the sentence when it is refused."""
    try:
        confirm_import(UUID(key), by=None, forms=ImportRun.objects.get(pk=key).forms)
    except Refused as refusal:
        return refusal.sentence
    return ""


@deed
def work_on(key: str) -> bool:
    """What the worker does with it, here and now."""
    return import_work.work(key)


@deed
def import_told(key: str) -> dict[str, Any]:
    """How far an import is, and whom it made."""
    run = ImportRun.objects.get(pk=key)
    return {
        "state": run.state,
        "refusal": run.refusal,
        "file_is_there": bool(run.file),
        "kept": run.taken_in.count(),
        "counted": run.taken_in.filter(participation__state="counted").count(),
    }


@deed
def invite_for_first_come(people: int, chairs: int) -> list[str]:
    """So many people invited for so many chairs: the path of each one's own page."""
    gathering = gatherings.planned(capacity=chairs, minimum=1)
    asked = [invite(gathering, gatherings.person(), by=None, beyond_capacity=True) for _each in range(people)]
    return [f"/uitnodiging/{token_for(seat)}/" for seat in asked]


@deed
def paths_of(state: str) -> list[str]:
    """The paths of the own pages of everybody whose seat stands so."""
    return [f"/uitnodiging/{token_for(seat)}/" for seat in Seat.objects.filter(state=state)]


@deed
def seats_told() -> dict[str, Any]:
    """How the seats stand, which messages there are of each kind, and how many of them are the same."""
    keys = [message.key for message in SeatMessage.objects.all()]
    mails = list(Notice.objects.filter(key__startswith="seat:").values_list("key", flat=True))
    return {
        "states": dict(Counter(Seat.objects.values_list("state", flat=True))),
        "messages": dict(Counter(SeatMessage.objects.values_list("kind", flat=True))),
        "twice": len(keys) - len(set(keys)) + len(mails) - len(set(mails)),
        "mails": len(mails),
        "ranks": len(set(Seat.objects.waiting().values_list("rank", flat=True))),
    }


@deed
def integrity() -> str:
    """What SQLite says about its own file; "ok" elsewhere."""
    if connection.vendor != "sqlite":
        return "ok"
    with connection.cursor() as cursor:
        return str(cursor.execute("PRAGMA integrity_check").fetchone()[0])


def main() -> None:
    """Answer until the test closes the line."""
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        answer = DEED[name](*arguments)
        connection.close()
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    assert os.environ.get("DATABASE_URL"), "never on the database of an installation by accident"
    main()
