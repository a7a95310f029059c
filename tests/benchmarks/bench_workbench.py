"""The workbench of analysts with 20 000 contributions: the list on its first page and far away, searching, coding,
comparing all words; on SQLite, through the whole of Django.
"""

import os
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
FOLDER = tempfile.TemporaryDirectory(prefix="reisgenoot-workbench-")
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
from people.models import Participant, Perspective, User  # noqa: E402
from synthesis.coding.codebook import make_code, merge_codes  # noqa: E402
from synthesis.likeness.finding import work  # noqa: E402
from synthesis.models import Coding, Comparing, Excerpt, Reading  # noqa: E402

NUMBER, READ, FIRST_CODE, CODES, TIMES = 20_000, 12_000, 10_000, 60, 7
WORDS = """
de het een mensen gezinnen gemeente brief brieven terugbellen wachten schulden toeslag team vaste persoon
hulp regels bezwaar rechter triage eerst snel langzaam begrijpen luisteren vertrouwen fout herstellen
samen kind kinderen school huis geld werk ziek zorg loket formulier taal uitleg besluit termijn week
maand jaar altijd vaak
""".split()  # noqa: SIM905 -- words are read best as words


def main() -> None:
    """Fill, and measure each screen: median of some times."""
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    user = User.objects.create_superuser("meting@voorbeeld.example", "meting-meting-2026")
    fill()
    client = Client()
    client.force_login(user)
    someone = Contribution.objects.order_by("arrived_on", "id")[NUMBER // 2]
    code = Coding.objects.select_related("code").filter(code__name="Code 0")[0]
    index, one = reverse("coderen:index"), reverse("coderen:one", args=[someone.pk])
    for name, address in (
        ("list, page 1 (< 300 ms)", index),
        ("list, page 400 (< 300 ms)", f"{index}?state=&p=400"),
        ("list, one group (< 300 ms)", f"{index}?group={Perspective.objects.filter(level='group').first().pk}"),
        ("list, search ‘schulden kinderen’ (< 300 ms)", f"{index}?state=&q=schulden+kinderen"),
        ("list, search for nothing that is there (< 300 ms)", f"{index}?state=&q=zeppelinbouwers"),
        ("list, one code (< 300 ms)", f"{index}?state=&code={code.code_id}"),
        ("one contribution (< 300 ms)", one),
        ("codebook with counts (< 300 ms)", reverse("codeboek:index")),
    ):
        screen(client, name, address)
    give = {"actie": "give", "zin": "0", "code": [str(code.code_id)]}
    timed("give a code", lambda: client.post(one, give))
    timed("done", lambda: client.post(one, {"actie": "done"}))
    into = make_code(name="Doel", by=None)
    start = time.perf_counter()
    with CaptureQueriesContext(connection) as asked:
        moved = merge_codes(code.code, into, by=None)
    print(f"merging a code with {moved} codings: {1000 * (time.perf_counter() - start):.0f} ms, {len(asked)} queries")
    start = time.process_time()
    groups = work(Comparing.objects.create().pk)
    print(f"comparing {NUMBER} contributions (< 30 s): {time.process_time() - start:.1f} s CPU, {groups} groups")


def screen(client: Client, name: str, address: str) -> None:
    """One page: time and queries."""
    assert client.get(address).status_code == 200, address
    timed(name, lambda: client.get(address))


def timed(name: str, once: object) -> None:
    """The median of some times, and how many queries."""
    took = []
    for _each in range(TIMES):
        start = time.perf_counter()
        with CaptureQueriesContext(connection) as asked:
            once()  # type: ignore[operator]
        took.append(time.perf_counter() - start)
    print(f"workbench, {name:<52} {1000 * sorted(took)[TIMES // 2]:6.0f} ms  {len(asked)} queries in all", flush=True)


def fill() -> None:
    """So many words of so many people, a part of them read and coded."""
    random = Random(5)
    kinds = list(Perspective.objects.filter(level="kind")) or list(Perspective.objects.all())
    themes, at = list(AgendaItem.objects.all()), Occasion.objects.create(kind="round", title="Meting")
    people = Participant.objects.bulk_create([Participant(perspective=random.choice(kinds)) for _ in range(NUMBER)])
    day = date(2026, 3, 1)
    parts = Participation.objects.bulk_create(
        [
            Participation(occasion=at, participant=each, state="counted", touched_on=day, handed_in_on=day)
            for each in people
        ]
    )
    texts = [". ".join(" ".join(random.choices(WORDS, k=9)).capitalize() for _ in range(5)) for _ in range(NUMBER)]
    texts[::50] = [text + " Dank." for text in texts[1::50]]
    words = Contribution.objects.bulk_create(
        [
            Contribution(
                occasion=at,
                participation=part,
                kind="proposal",
                question="Wat moet er anders?",
                original=text,
                redacted=text,
                arrived_on=day + timedelta(days=random.randrange(60)),
            )
            for part, text in zip(parts, texts, strict=True)
        ],
        batch_size=2_000,
    )
    through = Contribution.agenda_items.through
    through.objects.bulk_create(
        [through(contribution=each, agendaitem=random.choice(themes)) for each in words], batch_size=5_000
    )
    codes = [make_code(name=f"Code {number}", by=None) for number in range(CODES)]
    read = words[:READ]
    places = Excerpt.objects.bulk_create([Excerpt(contribution=each, start=0, end=40) for each in read])
    Coding.objects.bulk_create(
        [
            Coding(excerpt=each, code=codes[0] if n < FIRST_CODE else random.choice(codes))
            for n, each in enumerate(places)
        ]
    )
    Reading.objects.bulk_create([Reading(contribution=each, state="coded") for each in read])


if __name__ == "__main__":
    main()
