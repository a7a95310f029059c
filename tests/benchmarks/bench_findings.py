"""The list of findings with 1 000 findings on 50 000 pieces of evidence, its filters and search, and the words that
stand in no finding; on SQLite, through the whole of Django.
"""

import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from random import Random
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
FOLDER = tempfile.TemporaryDirectory(prefix="reisgenoot-findings-")
os.environ.update(
    BENCH_FOLDER=FOLDER.name,
    DATABASE_URL=f"sqlite:///{FOLDER.name}/db.sqlite3",
    DJANGO_SETTINGS_MODULE="tests.benchmarks.settings",
)

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from contributions.models import AgendaItem, Contribution, Occasion, Participation  # noqa: E402
from people.models import Participant, User  # noqa: E402
from synthesis.coding.codebook import make_code  # noqa: E402
from synthesis.enums import FindingState  # noqa: E402
from synthesis.models import Coding, Decision, Evidence, Excerpt, Finding  # noqa: E402
from synthesis.outcomes import overview  # noqa: E402

FINDINGS, EACH, PEOPLE, WORDS, TIMES = 1_000, 50, 2_000, 10_000, 7


def main() -> None:
    """Fill, and measure each screen: median of some times."""
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    user = User.objects.create_superuser("meting@voorbeeld.example", "meting-meting-2026")
    fill()
    client = Client()
    client.force_login(user)
    index, item = reverse("bevindingen:index"), AgendaItem.objects.order_by("number")[0]
    one = Finding.objects.order_by("pk")[0]
    for name, address in (
        ("list, page 1 (< 300 ms)", index),
        ("list, page 40 (< 300 ms)", f"{index}?p=40"),
        ("list, one action (< 300 ms)", f"{index}?agenda_item={item.pk}"),
        ("list, concepts (< 300 ms)", f"{index}?state=concept"),
        ("list, for and strong (< 300 ms)", f"{index}?stance=for&confidence=strong"),
        ("list, without a decision (< 300 ms)", f"{index}?besluit=niet"),
        ("list, with a decision (< 300 ms)", f"{index}?besluit=wel"),
        ("list, search ‘gezin brief’ (< 300 ms)", f"{index}?q=gezin+brief"),
        ("one finding (< 300 ms)", reverse("bevindingen:inspect", args=[one.pk])),
        ("in no finding yet (< 300 ms)", reverse("bevindingen:loose")),
    ):
        screen(client, name, address)
    start = time.perf_counter()
    overview()
    print(f"public overview: {1000 * (time.perf_counter() - start):.0f} ms")


def fill() -> None:
    """Findings in every state, each on fifty contributions; half of the coded words stand in none."""
    chance, today = Random(8), date(2026, 6, 1)
    items = list(AgendaItem.objects.order_by("number"))
    at = Occasion.objects.create(kind="round", title="Ronde")
    at.agenda_items.set(items)
    people = Participant.objects.bulk_create([Participant() for _number in range(PEOPLE)])
    there = Participation.objects.bulk_create(
        [
            Participation(occasion=at, participant=each, state="counted", touched_on=today, handed_in_on=today)
            for each in people
        ]
    )
    said = Contribution.objects.bulk_create(
        [
            Contribution(
                occasion=at,
                participation=there[number % PEOPLE],
                kind="proposal",
                question="Wat moet er anders?",
                original=f"Bel de gezinnen terug, keer {number}.",
                redacted=f"Bel de gezinnen terug, keer {number}.",
                arrived_on=today,
            )
            for number in range(WORDS)
        ],
        batch_size=1_000,
    )
    links = Contribution.agenda_items.through
    links.objects.bulk_create(
        [links(contribution=each, agendaitem=items[n % len(items)]) for n, each in enumerate(said)], batch_size=1_000
    )
    code = make_code(name="Bellen", by=None)
    excerpts = Excerpt.objects.bulk_create(
        [Excerpt(contribution=each, start=0, end=3) for each in said], batch_size=1_000
    )
    Coding.objects.bulk_create([Coding(excerpt=each, code=code) for each in excerpts], batch_size=1_000)
    findings = Finding.objects.bulk_create(
        [
            Finding(
                sentence=f"Gezinnen willen brieven in gewone taal ({number}).",
                agenda_item=items[number % len(items)],
                stance=chance.choice(["for", "against", "divided", "neutral"]),
                confidence=chance.choice(["strong", "fair", "weak"]),
                state=FindingState.CONCEPT if number % 4 == 0 else FindingState.ADOPTED,
                moved_on=today,
            )
            for number in range(FINDINGS)
        ]
    )
    used = said[: WORDS // 2]
    Evidence.objects.bulk_create(
        [
            Evidence(finding=each, contribution=words, direction=chance.choice(["for", "for", "against"]))
            for each in findings
            for words in chance.sample(used, EACH)
        ],
        batch_size=1_000,
    )
    decision = Decision.objects.create(
        title="Besluit", outcome="adopted", reason="Zo.", agenda_item=items[0], state="open", opened_on=today
    )
    decision.findings.set(findings[1:200:2])


def screen(client: Client, name: str, address: str) -> None:
    """The median time and the queries of one screen."""
    client.get(address)
    took = []
    for _time in range(TIMES):
        start = time.perf_counter()
        answer = client.get(address)
        took.append(time.perf_counter() - start)
    assert answer.status_code == 200, (name, answer.status_code)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    print(f"{name}: {1000 * median(took):.0f} ms, {len(asked)} queries")


if __name__ == "__main__":
    main()
