"""Run in a process of its own, on the database under test: many colleagues roll out one text at one moment."""

import json
import threading
from collections.abc import Callable
from uuid import uuid4

from django.db import connection

from consultation.models import Suggestion, TextEdition
from consultation.texts.paragraphs import paragraphs_of, state_of
from consultation.texts.rolling_out import roll_out
from consultation.texts.suggestions import Decided
from contributions.service import Refused
from tests.factories.drafttext import pieces_now, reaction, suggested, text_round

AT_ONCE = 4


def at_once(deed: Callable[[int], object]) -> list[str]:
    """Do this at the same moment in threads; what each met: "done" or the kind of refusal."""
    gate, results = threading.Barrier(AT_ONCE), [""] * AT_ONCE

    def run(place: int) -> None:
        try:
            gate.wait(timeout=20)
            deed(place)
            results[place] = "done"
        except Refused as refusal:
            results[place] = type(refusal).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def main() -> None:
    """Print what happened as JSON."""
    _round, step = text_round(slug=f"ronde-{uuid4().hex[:8]}")
    words = suggested(reaction(paragraphs_of(step)[0], suggestion="Wij helpen u.")).pk
    seen = state_of(step)
    texts = [pieces_now(step, changed={0: f"Van collega {place}."}) for place in range(AT_ONCE)]
    met = at_once(
        lambda place: roll_out(
            step, texts[place], what_changed="Beter.", seen=seen, decisions={words: Decided("used")}
        )
    )
    print(
        json.dumps(
            {
                "met": sorted(met),
                "editions": TextEdition.objects.filter(step=step).count(),
                "used": Suggestion.objects.filter(item__step=step, used_in__number=2).count(),
                "versions": paragraphs_of(step)[0].versions.count(),
            }
        )
    )
