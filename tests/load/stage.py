"""The stage of a load run: that of the fault tests, with a site that is lived in, a date, and open classes."""

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

import django  # noqa: E402

django.setup()

from django_q.models import Failure  # noqa: E402

from education.models import ClassAnswer  # noqa: E402
from outreach.models import SignUp  # noqa: E402
from tests.education.classroom.room import Room  # noqa: E402
from tests.factories import outreach  # noqa: E402
from tests.faults.stage import deed, main  # noqa: E402
from tests.home.lived_in import lived_in  # noqa: E402


@deed
def everything(people: int, classes: int) -> dict[str, Any]:
    """A site as it stands after some months, and room for everybody who comes."""
    here = lived_in()
    date = outreach.date(outreach.event(page=True), capacity=people + 10)
    rooms = [Room.make(pupils=40) for _each in range(classes)]
    return {
        "slug": here.open.slug,
        "pages": [page for page in here.pages if "zoeken" not in page],
        "results": ["/meedoen/besloten/", "/wat-deden-we-ermee/"],
        "sign_up": f"/agenda/aanmelden/{date.pk}/",
        "classes": [_asked(room) for room in rooms],
    }


@deed
def kept_beside() -> dict[str, int]:
    """What the database holds of sign-ups and of classes."""
    return {"signed_up": SignUp.objects.count(), "in_class": ClassAnswer.objects.count()}


@deed
def failed_tasks() -> list[str]:
    """What the worker could not do: which task, and the end of what it said."""
    return [f"{each.func}: {str(each.result)[-300:]}" for each in Failure.objects.all()]


def _asked(room: Room) -> dict[str, Any]:
    choices = [(room.statement.pk, ["agree", "disagree"]), (room.dilemma.pk, ["call", "write"])]
    return {"code": room.session.code, "choices": choices, "words": room.words.pk}


if __name__ == "__main__":
    main()
