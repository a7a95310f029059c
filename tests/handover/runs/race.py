"""A process of its own on a PostgreSQL: deeds on runs at the same moment. Prints what came of it.

Every change of state is kept by the database itself, so that none between two looks is missed.
"""

import json
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from contributions.models import Contribution  # noqa: E402
from contributions.service import Refused, withdraw_contribution  # noqa: E402
from handover import runs  # noqa: E402
from handover.dossier import Order  # noqa: E402
from handover.life import MOVES  # noqa: E402
from handover.models import Run, RunState  # noqa: E402
from handover.published.publishing import publish  # noqa: E402
from people.models import User  # noqa: E402
from privacy.service import Purpose, set_consents  # noqa: E402
from tests.factories.contributions import ContributionFactory, OccasionFactory, ParticipationFactory  # noqa: E402

ORDER, PUBLIC = Order("json", "intern"), Order("json", "openbaar")
WATCH = """
CREATE TABLE seen (run uuid, was text, became text);
CREATE FUNCTION note_move() RETURNS trigger AS $$
BEGIN
  INSERT INTO seen VALUES (new.id, old.state, new.state);
  RETURN new;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER note_move AFTER UPDATE OF state ON handover_run FOR EACH ROW EXECUTE FUNCTION note_move();
"""


class Race:
    """Deeds at the same moment; what went wrong and what they gave back is kept."""

    def __init__(self, dice: random.Random) -> None:
        self.dice, self.wrong, self.told = dice, [], Counter()

    def together(self, *deeds: Callable[[], Any]) -> list[Any]:
        """Each in a thread, each after a moment of its own; what each gave back, None for a refusal."""
        gate, answers = threading.Barrier(len(deeds)), [None] * len(deeds)

        def run(place: int, late: float) -> None:
            try:
                gate.wait(timeout=30)
                time.sleep(late)
                answers[place] = deeds[place]()
            except Refused:
                pass
            except Exception as problem:
                self.wrong.append(repr(problem))
            finally:
                connection.close()

        threads = [threading.Thread(target=run, args=(n, self.dice.uniform(0, 0.4))) for n in range(len(deeds))]
        for each in threads:
            each.start()
        for each in threads:
            each.join(timeout=120)
        return answers

    def check(self, *, must: bool, what: str) -> None:
        """Keep `what` when it must be and is not."""
        if not must:
            self.wrong.append(what)


def standing(run: Run) -> str:
    """What a file that may still be had says; "" when there is none."""
    run.refresh_from_db()
    if not run.file or run.state not in (RunState.DONE, RunState.RESTRICTED):
        return ""
    with runs.private_storage().open(run.file) as file:
        return str(file.read().decode())


def words_go_while_it_is_made(race: Race, by: User, at: Any) -> None:
    """Asked before or while words go, made meanwhile: what stands does not hold them."""
    said = f"geheim{race.dice.random()}"
    words = ContributionFactory(original=said, redacted=said, participation=ParticipationFactory(occasion=at))
    asked = runs.ask(ORDER, by=by)

    def ask_and_make() -> Run:
        late = runs.ask(ORDER, by=by)
        runs.make(late.pk)
        return late

    _made, _gone, late = race.together(lambda: runs.make(asked.pk), lambda: withdraw_contribution(words), ask_and_make)
    for run in (asked, late):
        held = standing(run)
        race.check(must=said not in held, what=f"withdrawn words stand in {run.state}")
        race.check(must=run.state in (RunState.DONE, RunState.SUPERSEDED), what=f"words went: {run.state}")
        race.told[f"words went, run {run.state}"] += 1


def leave_goes_while_it_is_made(race: Race, by: User, at: Any) -> None:
    """Leave to publish is withdrawn while a public run is made: what stands does not hold the words."""
    said = f"geheim{race.dice.random()}"
    person = ContributionFactory(
        original=said, redacted=said, published=True, participation=ParticipationFactory(occasion=at)
    ).participation.participant
    set_consents(person, {Purpose.PUBLISH}, {Purpose.PUBLISH})
    before, asked = runs.ask(PUBLIC, by=by), runs.ask(PUBLIC, by=by)
    runs.make(before.pk)
    race.check(must=said in standing(before), what="public words are not in a public run")
    race.together(lambda: runs.make(asked.pk), lambda: set_consents(person, set(), {Purpose.PUBLISH}))
    for run in (before, asked):
        race.check(must=said not in standing(run), what=f"words without leave stand in {run.state}")
    race.told[f"leave went, run {asked.state}"] += 1


def an_adopted_one_and_words_go(race: Race, by: User, at: Any) -> None:
    """Two adopt at once and words go: one adopted at most; then two renew at once: one new one."""
    said = f"geheim{race.dice.random()}"
    words = ContributionFactory(original=said, redacted=said, participation=ParticipationFactory(occasion=at))
    concept = runs.ask(ORDER, by=by)
    runs.make(concept.pk)
    concept.refresh_from_db()
    adopted = [each for each in race.together(*[lambda: runs.adopt(concept, "Ans", by=by)] * 2) if each]
    race.check(must=len(adopted) == 1, what=f"adopted {len(adopted)} times")
    made = race.together(lambda: runs.make(adopted[0].pk), lambda: withdraw_contribution(words))
    held = standing(adopted[0])
    is_open = adopted[0].state == RunState.DONE
    race.check(must=not (is_open and said in held), what="withdrawn words stand in an adopted run that is open")
    race.told[f"adopted, run {adopted[0].state}"] += 1
    race.check(must=made[0] or adopted[0].state == RunState.SUPERSEDED, what=f"adopted: {adopted[0].state}")
    race.together(runs.renew_void, runs.renew_void)
    anew = list(Run.objects.filter(state=RunState.QUEUED))
    race.check(must=len(anew) == len({run.audience for run in anew}), what="made anew twice")
    race.told["made anew"] += len(anew)
    for run in anew:
        runs.make(run.pk)


def two_makers(race: Race, by: User, _at: Any) -> None:
    """One of them makes it."""
    run = runs.ask(ORDER, by=by)
    made = race.together(*[lambda: runs.make(run.pk)] * 2)
    race.check(must=sorted(made) == [False, True] and bool(standing(run)), what=f"two makers: {made}")


def stopped_when_it_is_done(race: Race, by: User, _at: Any) -> None:
    """Stopped, and then there is no file; or done, and then nobody was told that it was stopped."""
    run = runs.ask(ORDER, by=by)
    made, stopped = race.together(lambda: runs.make(run.pk), lambda: runs.stop(run, by=by))
    race.check(must=bool(made) != bool(stopped) == (not standing(run)), what=f"made {made}, stopped {stopped}")
    race.told["stopped" if stopped else "done before it was stopped"] += 1


def two_publish_one_title(race: Race, by: User, _at: Any) -> None:
    """Colleagues put dossiers with one title on the website at once: each gets an address of its own, nobody a fault.

    The first holds its address, uncommitted, until the others want it too. Then two publish one dossier: one may.
    """
    made = []
    for _each in range(4):
        run = runs.ask(replace(PUBLIC, adopted_by="Ans"), by=by)
        runs.make(run.pk)
        made.append(run)

    def hold_and_publish(run: Run) -> str:
        with transaction.atomic():
            slug = publish(run, "Wat wij hoorden", "Een samenvatting.", by=by).slug
            time.sleep(0.5)
        return slug

    slugs = race.together(*[partial(hold_and_publish, run) for run in made[:3]])
    race.check(must=None not in slugs and len(set(slugs)) == 3, what=f"addresses: {slugs}")
    twice = race.together(*[partial(hold_and_publish, made[3])] * 2)
    race.check(must=sum(each is not None for each in twice) == 1, what=f"one dossier published as {twice}")
    race.told["published"] += 4
    for run in Run.objects.filter(state=RunState.QUEUED):
        runs.stop(run, by=by)


def every_run_that_is_done_can_be_compared(race: Race) -> None:
    """Whatever happened to it: what it said is there to lay beside another."""
    done = Run.objects.filter(state__in=(RunState.DONE, RunState.RESTRICTED)).select_related("index")
    for run in done:
        there = hasattr(run, "index") and runs.private_storage().exists(run.index.file)
        race.check(must=there, what=f"{run.state} run without an index")
    race.told["can be compared"] += len(done)


DEEDS = (
    two_publish_one_title,
    words_go_while_it_is_made,
    leave_goes_while_it_is_made,
    an_adopted_one_and_words_go,
    two_makers,
    stopped_when_it_is_done,
)


def main(rounds: int) -> None:
    """Every deed so many times; then look at all there is."""
    with tempfile.TemporaryDirectory() as folder:
        settings.STORAGES["private"]["OPTIONS"] = {"location": folder}
        with connection.cursor() as cursor:
            cursor.execute(WATCH)
        by, at = User.objects.create(email="ans@example.org"), OccasionFactory()
        race = Race(random.Random(20261127))
        for _round in range(rounds):
            for deed in DEEDS:
                deed(race, by, at)
        every_run_that_is_done_can_be_compared(race)
        runs.sweep()
        with connection.cursor() as cursor:
            cursor.execute("SELECT DISTINCT was, became FROM seen")
            moves = cursor.fetchall()
        on_disk = {f"{runs.FOLDER}/{name}" for name in runs.private_storage().listdir(runs.FOLDER)[1]}
    told = {
        "wrong": race.wrong,
        "moves not in the table": [f"{was} to {became}" for was, became in moves if became not in MOVES[was]],
        "files that no run names": len(on_disk - set(Run.objects.values_list("file", flat=True))),
        "still waiting": Run.objects.filter(state__in=runs.LIVE).count(),
        "words left": Contribution.objects.exclude(original="").exclude(moderation="published").count(),
    }
    print(json.dumps(dict(race.told)), file=sys.stderr)
    print(json.dumps(told))


if __name__ == "__main__":
    assert os.environ["DATABASE_URL"].startswith("postgres")
    main(int(sys.argv[1]))
