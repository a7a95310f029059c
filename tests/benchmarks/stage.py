"""Set the stage: a database with an open round, drafts ready to hand in, and lists short and long.

Runs as a process of its own with tests.benchmarks.settings; prints one JSON object.
"""

import json
import os
import sys
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.signing import Signer  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from consultation.models import Item, Round  # noqa: E402
from consultation.service import Given, RoundState, create_round, move_round, tick_read  # noqa: E402
from contributions import service as contributions  # noqa: E402
from contributions.models import Contribution, Participation  # noqa: E402
from home.models import HomePage  # noqa: E402
from people.models import Participant, User  # noqa: E402
from tests.benchmarks.floor.models import FloorPage  # noqa: E402

TOKEN = "a" * 32


def main(drafts: int, short: int) -> None:
    """Make everything and tell where it is."""
    call_command("migrate", verbosity=0)
    home = HomePage.objects.get()
    home.add_child(instance=FloorPage(title="Vloer", slug="vloer", body=[("text", "<p>Een alinea tekst.</p>")]))
    staff = User.objects.create_superuser("meting@voorbeeld.example", "meting-meting-2026")
    round_ = open_round(staff)
    codes = [_draft(round_) for _ in range(drafts)]
    add_contributions(round_, short)
    json.dump(
        {
            "slug": round_.slug,
            "cookie": settings.COOKIE_PREFIX + f"ronde-{round_.pk}",
            "drafts": [Signer(salt="consultation.draft").sign(code) for code in codes],
            "csrf": f"{settings.CSRF_COOKIE_NAME}={TOKEN}",
            "token": TOKEN,
            "asked": str(Item.objects.filter(step__round=round_).asked()[1].current_id),
            "queue": reverse("moderatie:index"),
            "balance": reverse("rounds:balance", args=[round_.pk]),
            "session": f"{settings.SESSION_COOKIE_NAME}={_session(staff)}",
        },
        sys.stdout,
    )


def open_round(staff: User) -> Round:
    """A round from the template, open now."""
    round_ = create_round("triage", by=staff)
    now = timezone.now()
    round_.opens_at, round_.closes_at = now - timedelta(days=1), now + timedelta(days=20)
    round_.word_back_on = (now + timedelta(days=50)).date()
    round_.contact_name, round_.contact_phone = "Noor", "070 - 000 00 00"
    round_.save()
    round_.occasion.words_final_on = (now + timedelta(days=40)).date()
    round_.occasion.save()
    round_.page.get_latest_revision().publish(user=staff)
    tick_read(round_, "Een leesgroep", by=staff)
    return move_round(round_, RoundState.OPEN, by=staff)


def _draft(round_: Round) -> str:
    """A draft with one choice and one text: ready to hand in."""
    from consultation import drafts

    code = contributions.new_code()
    draft = drafts.Draft(code)
    items = list(Item.objects.filter(step__round=round_).asked())
    for item, given in (
        (items[0], Given({"choices": ["person"]}, {"person": "Gewoon bellen, en een mens krijgen."})),
        (items[5], Given({}, {"": "Zaken die al bij de rechter liggen."})),
    ):
        draft = drafts.keep(round_, draft, item, given, seen_version=0)
    return code


def add_contributions(round_: Round, number: int) -> None:
    """Words that wait to be read, one person each."""
    today = date.today()
    people = Participant.objects.bulk_create([Participant() for _ in range(number)], batch_size=500)
    participations = Participation.objects.bulk_create(
        [
            Participation(
                occasion=round_.occasion, participant=person, state="counted", touched_on=today, handed_in_on=today
            )
            for person in people
        ],
        batch_size=500,
    )
    Contribution.objects.bulk_create(
        [
            Contribution(
                occasion=round_.occasion,
                participation=participation,
                kind="proposal",
                question="Welke zaken moet de belangenbehartiger niet aannemen?",
                original=f"Tekst nummer {number} van een meting. " * 6,
                redacted=f"Tekst nummer {number} van een meting. " * 6,
                arrived_on=today - timedelta(days=number % 30),
            )
            for number, participation in enumerate(participations)
        ],
        batch_size=500,
    )


def count_figures(round_: Round) -> None:
    """Count once, and tell how long that took."""
    from consultation.figures.keeping import count

    started = time.perf_counter()
    figures = count(round_).figures
    people = sum(figures["before"].values())
    name = f"counting the figures of {people} people"
    print(f"{name:<58} {1000 * (time.perf_counter() - started):7.0f} ms")


def _session(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


if __name__ == "__main__":
    if sys.argv[1] == "more":
        add_contributions(Round.objects.get(), int(sys.argv[2]))
    elif sys.argv[1] == "count":
        count_figures(Round.objects.get())
    else:
        main(int(sys.argv[1]), int(sys.argv[2]))
