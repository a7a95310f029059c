"""Statements with many people: counting the bridge scores, and how often a vote asks the database.

    python tests/benchmarks/bench_statements.py [PEOPLE] [STATEMENTS]

Prints the CPU seconds of the scores from counts, of counting everything from the database, and of writing the
weights; and the number of queries of a vote in that round. Each part runs in a process of its own, on a database made
for it.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PEOPLE, STATEMENTS = 10_000, 200
#: So many statements one person votes on.
EACH = 30
MAX_CPU, MAX_QUERIES = 1.0, 10


def main(people: int = PEOPLE, statements: int = STATEMENTS) -> int:
    """Measure, print, and say by the exit code whether it is within the budget."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder, "bench.sqlite3")
        filled = _in_a_process("fill", database, str(people), str(statements))
        scored = _in_a_process("score", database)
        voted = _in_a_process("votes", database)
    print(f"people x statements      {people:>8} x {statements}  ({filled['answers']} votes)")
    print(f"bridge, from counts      {scored['bridge']:>10.3f} s of CPU  (at most {MAX_CPU})")
    print(f"adding up in the database{scored['adding']:>10.3f} s of CPU")
    print(f"the whole count          {scored['whole']:>10.3f} s of CPU, {scored['queries']} queries")
    print(f"showing the results      {scored['showing']:>10.3f} s of CPU, {scored['shown_queries']} queries")
    print(f"first vote of somebody   {voted['first']:>10} queries  (at most {MAX_QUERIES})")
    print(f"a later vote             {voted['later']:>10} queries  (at most {MAX_QUERIES})")
    print(f"showing a statement      {voted['showing']:>10} queries  (at most {MAX_QUERIES})")
    print(f"a later vote             {1000 * voted['cpu']:>10.1f} ms of CPU")
    is_within = scored["bridge"] <= MAX_CPU and max(voted[n] for n in ("first", "later", "showing")) <= MAX_QUERIES
    return 0 if is_within else 1


def _in_a_process(what: str, database: Path, *arguments: str) -> dict[str, Any]:
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site"), os.environ.get("PYTHONPATH", "")]),
    }
    done = subprocess.run(
        [sys.executable, __file__, f"--{what}", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"{what} failed")
    return json.loads(done.stdout.strip().splitlines()[-1])


def fill(people: int, statements: int) -> dict[str, Any]:
    """An open round in which so many people of three groups voted."""
    import random

    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from consultation.models import Answer, Submission
    from tests.factories.balance import people_from
    from tests.factories.statements import GROUPS, statements_of, statements_round

    round_ = statements_round(*[f"Stelling nummer {number} van een meting." for number in range(statements)])
    items, drawn = statements_of(round_), random.Random(1)
    shares = {item.pk: [drawn.random() for _ in GROUPS] for item in items}
    answers = 0
    for place, code in enumerate(GROUPS.values()):
        for way in ("open", "invited"):
            heard = people_from(code, people // 6, round_, recruitment=way)
            forms = Submission.objects.bulk_create(
                [Submission(round=round_, participation=each) for each in heard], batch_size=2000
            )
            made = [
                Answer(
                    submission=form,
                    item=item,
                    item_version=item.current,
                    value={"choices": [_vote(drawn, shares[item.pk][place])]},
                )
                for form in forms
                for item in drawn.sample(items, min(EACH, len(items)))
            ]
            Answer.objects.bulk_create(made, batch_size=5000)
            answers += len(made)
    return {"answers": answers}


def _vote(drawn: Any, share: float) -> str:
    lot = drawn.random()
    return "unclear" if lot < 0.03 else "pass" if lot < 0.12 else "agree" if drawn.random() < share else "disagree"


def score() -> dict[str, Any]:
    """The scores from counts; then everything the worker does."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from consultation.models import Round
    from consultation.results.statements import count, group_votes, votes_of
    from consultation.results.statements_shown import show
    from synthesis.measures.bridge import bridge_of
    from tests.factories.statements import GROUPS, step_of

    step = step_of(Round.objects.get())
    start = time.process_time()
    counted = votes_of(step)
    adding = time.process_time() - start
    start = time.process_time()
    for counts in counted.values():
        bridge_of(group_votes(counts, list(GROUPS)))
    bridge = time.process_time() - start
    start = time.process_time()
    with CaptureQueriesContext(connection) as asked:
        results, _annex = count(step)
    whole = time.process_time() - start
    start = time.process_time()
    with CaptureQueriesContext(connection) as shown:
        show(step, results)
    return {
        "bridge": bridge,
        "adding": adding,
        "whole": whole,
        "queries": len(asked.captured_queries),
        "showing": time.process_time() - start,
        "shown_queries": len(shown.captured_queries),
    }


def votes() -> dict[str, Any]:
    """Somebody votes, by HTTP, in that round."""
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    from consultation.models import Round
    from tests.consultation.statements.test_voting import Voter, place
    from tests.consultation.test_flow_queries import queries

    voter = Voter(Round.objects.get())
    number = voter.begin()
    hidden = voter.hidden(voter.get(f"vraag/{number}"))
    first = len(queries(lambda: voter.post(f"vraag/{number}", **hidden, keuze="agree")))
    following = place(voter.get("verder"))
    showing = len(queries(lambda: voter.get(f"vraag/{following}")))
    hidden = voter.hidden(voter.get(f"vraag/{following}"))
    later = len(queries(lambda: voter.post(f"vraag/{following}", **hidden, keuze="agree")))
    number, start, times = place(voter.get("verder")), time.process_time(), 5
    for _ in range(times):
        number = place(voter.press(number))
    return {"first": first, "later": later, "showing": showing, "cpu": (time.process_time() - start) / times / 2}


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments and arguments[0].startswith("--"):
        import django

        django.setup()
        deed = {"--fill": fill, "--score": score, "--votes": votes}[arguments[0]]
        print(json.dumps(deed(*map(int, arguments[1:]))))
    else:
        raise SystemExit(main(*map(int, arguments)))
