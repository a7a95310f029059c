"""Run in a process of its own, on the database under test: teachers, editors and workers at one moment."""

import json
import threading
from collections import Counter
from collections.abc import Callable
from uuid import uuid4

from django.db import connection

from contributions.service import Refused
from education.models import PackSubscriber, TeacherFeedback
from education.teachers.following import follow, put_on_list
from education.teachers.giving import Said, give
from education.teachers.tasks import tell_pack_news
from education.transitions import move_feedback
from notices.models import Notice
from tests.education.findable.making import released
from tests.education.teachers.making import ADDRESS, online_pack
from tests.factories.education import feedback
from tests.factories.people import UserFactory

AT_ONCE = 6
FOLLOWERS = 120


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
    pack, nonce = online_pack(), uuid4()
    tell_pack_news()
    given = at_once(lambda _n: give(Said(pack=pack, nonce=nonce, worked="Goed.", minutes=50)))
    asked = at_once(lambda _n: follow(ADDRESS, pack))
    asked_all = at_once(lambda _n: follow(ADDRESS, None))
    said, people = feedback(pack), [UserFactory(email=f"{uuid4().hex}@voorbeeld.nl") for _each in range(AT_ONCE)]
    answered = at_once(lambda n: move_feedback(said, "done", answer=f"Antwoord {n}.", seen=1, by=people[n]))
    for number in range(FOLLOWERS):
        put_on_list(f"docent{number}@voorbeeld.nl", pack)
    released(pack, 2)
    told = at_once(lambda _n: tell_pack_news())
    mails = Counter(Notice.objects.filter(template="pack_news").values_list("to", flat=True))
    print(
        json.dumps(
            {
                "done": [given.count("done"), asked.count("done"), asked_all.count("done"), told.count("done")],
                "kept": TeacherFeedback.objects.filter(nonce=nonce).count(),
                "subscribers": PackSubscriber.objects.filter(email=ADDRESS).count(),
                "asking": Notice.objects.filter(template="pack_ask").count(),
                "answered": answered.count("done"),
                "version": TeacherFeedback.objects.get(pk=said.pk).version,
                "told": [len(mails), max(mails.values())],
            }
        )
    )
