"""Run in a process of its own, on the database under test: colleagues who code at the same moment."""

import json
import threading
from collections.abc import Callable
from functools import partial

from django.db import connection

from contributions.service import Refused
from synthesis.coding.deeds import code_words, take_code
from synthesis.models import Code, Coding, Excerpt, Reading
from synthesis.service import give_code, make_code, make_excerpt, mark_coded, merge_codes, move_code, retire_code
from tests.factories.contributions import ContributionFactory

AT_ONCE = 6
ROUNDS = 6


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
        except Exception as error:
            results[place] = f"error: {error!r}"
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def taken_and_given() -> int:
    """One takes the only code off a stretch while another gives it a second: how often that second one is lost."""
    old, new = (make_code(name=name, by=None) for name in ("Oud", "Nieuw"))
    lost = 0
    for _round in range(ROUNDS):
        words = ContributionFactory(original="Bel mij terug binnen een week.")
        excerpt = code_words(words, 0, 7, [old.pk], by=None)
        at_once(
            partial(take_code, excerpt, old, by=None),
            *[partial(code_words, words, 0, 7, [new.pk], by=None)] * 3,
        )
        lost += not Coding.objects.filter(excerpt__contribution=words, code=new).exists()
    return lost


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
                "lost": taken_and_given(),
            }
        )
    )
