"""Run in a process of its own, on the database under test: many colleagues approve and hand over at one moment."""

import json
import threading
from collections.abc import Callable
from uuid import uuid4

from django.db import connection

from consultation.call_backs import claim
from consultation.entering import begin, tie_number
from consultation.entry_transitions import move
from consultation.enums import EntryState
from consultation.models import CallBackRequest, Entry
from contributions.models import Contribution, Participation, Receipt
from contributions.service import Refused, preprint_codes
from people.service import Role
from tests.factories.entries import typing_entry, waiting_entry
from tests.factories.people import staff
from tests.factories.rounds import open_round

AT_ONCE = 6


def at_once(deed: Callable[[int], object]) -> list[str]:
    """Do this at the same moment in threads; what each met: "done" or the refusal."""
    gate, results = threading.Barrier(AT_ONCE), [""] * AT_ONCE

    def run(place: int) -> None:
        try:
            gate.wait(timeout=20)
            deed(place)
            results[place] = "done"
        except Refused as refusal:
            results[place] = refusal.sentence
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
    round_ = open_round(f"ronde-{uuid4().hex[:8]}")
    people = [staff(Role.MODERATOR, email=f"{uuid4().hex}@voorbeeld.nl") for _each in range(AT_ONCE)]
    typist = staff(Role.FACILITATOR, email=f"{uuid4().hex}@voorbeeld.nl")
    entry = waiting_entry(round_, typist)
    approved = at_once(lambda n: move(entry.pk, EntryState.APPROVED, by=people[n], version=entry.version))
    token = uuid4()
    begun = at_once(lambda n: begin(round_, channel="paper", token=token, by=typist))
    forms = [typing_entry(round_, typist) for _each in range(AT_ONCE)]
    (printed,) = preprint_codes(1)
    tied = at_once(lambda n: tie_number(forms[n].pk, printed.number))
    asked = CallBackRequest.objects.create(round=round_, phone="070 123 45 67", token=uuid4())
    claimed = at_once(lambda n: claim(asked.pk, by=people[n]))
    print(
        json.dumps(
            {
                "approved": approved,
                "counted": Participation.objects.counted().filter(occasion=round_.occasion_id).count(),
                "words": Contribution.objects.filter(occasion=round_.occasion_id).count(),
                "begun": begun,
                "forms": Entry.objects.filter(token=token).count(),
                "drafts": Participation.objects.drafts().filter(occasion=round_.occasion_id).count(),
                "tied": tied.count("done"),
                "receipts": Receipt.objects.filter(printed_as=printed.number, participation__isnull=False).count(),
                "claimed": claimed.count("done"),
            }
        )
    )
