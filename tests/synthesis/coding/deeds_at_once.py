"""Run in a process of its own, on the database under test: colleagues who code at the same moment."""

import json
import threading
from collections.abc import Callable

from django.db import connection

from contributions.service import Refused
from synthesis.models import Code, Coding, Excerpt, Reading
from synthesis.service import give_code, make_code, make_excerpt, mark_coded, merge_codes, move_code, retire_code
from tests.factories.contributions import ContributionFactory

AT_ONCE = 6


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """All of these at the same moment; what each met: "done", or the refusal."""
    gate, results = threading.Barrier(len(deeds)), [""] * len(deeds)

    def run(place: int) -> None:
        try:
            gate.wait(timeout=20)
            deeds[place]()
            results[place] = "done"
        except Refused as refusal:
            results[place] = refusal.sentence
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def main() -> None:
    """Print what happened as JSON."""
    words = ContributionFactory(original="Bel mij terug binnen een week.")
    one, two, three = (make_code(name=name, by=None) for name in ("Een", "Twee", "Drie"))

    def code_it() -> None:
        give_code(make_excerpt(words, 0, 7, by=None), one, by=None)
        mark_coded(words, by=None)

    same = at_once(*[code_it] * AT_ONCE)
    crossed = at_once(lambda: merge_codes(one, two, by=None), lambda: merge_codes(two, one, by=None))
    named = at_once(*[lambda: make_code(name="Dezelfde", by=None)] * AT_ONCE)
    left = Code.objects.in_use().get(pk__in=[one.pk, two.pk])
    circle = at_once(lambda: move_code(left, three, by=None), lambda: move_code(three, left, by=None))
    used = at_once(lambda: retire_code(left, by=None), lambda: give_code(Excerpt.objects.get(), left, by=None))
    left.refresh_from_db()
    three.refresh_from_db()
    print(
        json.dumps(
            {
                "same": [same.count("done"), Excerpt.objects.count(), Coding.objects.count(), Reading.objects.count()],
                "crossed": [crossed.count("done"), Code.objects.filter(merged_into__isnull=False).count()],
                "named": [named.count("done"), Code.objects.filter(name="Dezelfde").count()],
                "circle": [circle.count("done"), left.parent_id == three.pk and three.parent_id == left.pk],
                "coded_still": Coding.objects.filter(code=left).count(),
                "used": "done" in used,
            }
        )
    )
