"""One inbox gets no more mails about asking because its address is written in many ways: for every list we have."""

from collections.abc import Callable

import pytest

from consultation.subscribing import subscribe as subscribe_to_rounds
from education.teachers.following import follow
from notices.models import Notice
from outreach.letters.subscribing import subscribe as subscribe_to_letter

pytestmark = pytest.mark.django_db

LISTS: dict[str, Callable[[str], None]] = {
    "newsletter": lambda email: subscribe_to_letter(email, "nl"),
    "packs": lambda email: follow(email, None),
    "rounds": lambda email: subscribe_to_rounds(email, None),
}


@pytest.mark.parametrize("name", sorted(LISTS))
def test_five_mails_a_day_about_asking_for_one_inbox(name: str) -> None:
    ask = LISTS[name]
    for number in range(8):
        ask(f"mia+{number}@voorbeeld.nl")
    ask("mia@voorbeeld.nl")
    ask("MIA+0@voorbeeld.nl")  # the same as the first: one mail a day
    assert Notice.objects.count() == 5
    ask("mia@elders.nl")
    ask("miaan@voorbeeld.nl")
    assert Notice.objects.count() == 7
