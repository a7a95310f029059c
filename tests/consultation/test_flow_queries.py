"""How often the flow asks the database. Literal counts: who makes one grow, does so knowingly.

Transaction control (SAVEPOINT and the like) is left out: in a test it stands where BEGIN and COMMIT stand in a run.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from consultation import held_card, inviting
from consultation.models import RoundIndexPage, RoundPage
from home.models import StandardPage
from tests.consultation.walker import Walker
from tests.factories.cards import batch_of, code_in
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db
CONTROL = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


@pytest.fixture
def walker() -> Walker:
    return Walker(open_round())


def queries(deed: Callable[[], Any]) -> list[str]:
    cache.clear()
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    with CaptureQueriesContext(connection) as captured:
        response = deed()
        if hasattr(response, "render"):
            response.render()
    asked = [query["sql"] for query in captured.captured_queries if not query["sql"].startswith(CONTROL)]
    repeated = [sql for sql, times in Counter(asked).items() if times > 1]
    assert repeated == [], "asked twice"
    return asked


def test_the_first_answer_of_all(walker: Walker) -> None:
    hidden = walker.hidden(walker.get("vraag/1"))
    asked = queries(lambda: walker.post("vraag/1", **hidden, keuze="person", actie="verder"))
    assert len(asked) == 10  # with the freezing of the words, which only the first answer of all does


def test_the_first_answer_of_somebody(walker: Walker) -> None:
    Walker(walker.round).answer(1, keuze="person")
    hidden = walker.hidden(walker.get("vraag/1"))
    asked = queries(lambda: walker.post("vraag/1", **hidden, keuze="person", actie="verder"))
    assert len(asked) == 9


def test_the_first_answer_of_somebody_with_a_card(walker: Walker) -> None:
    Walker(walker.round).answer(1, keuze="person")
    card = held_card.HeldCard.of(inviting.find_card(code_in(batch_of(walker.round)))).signed()
    hidden = walker.hidden(walker.get("vraag/1", kaart=card))
    asked = queries(lambda: walker.post("vraag/1", **hidden, keuze="person", actie="verder"))
    assert len(asked) == 10  # one more: the card is used up


def test_showing_and_keeping_a_later_answer(walker: Walker) -> None:
    walker.skip_all()
    assert len(queries(lambda: walker.get("vraag/6"))) == 6  # one is the footer's: whom to call
    hidden = walker.hidden(walker.get("vraag/6"))
    assert len(queries(lambda: walker.post("vraag/6", **hidden, tekst="Een.", actie="verder"))) == 8


@pytest.mark.parametrize(
    ("screen", "data", "shown", "kept"),
    [
        ("wie", {"perspective": "science", "speaks_for": "self"}, 5, 5),
        ("eerder", {"before": "yes"}, 3, 3),
        ("toestemming", {"publish": "on", "quote": "on", "contact": "on"}, 5, 7),
        ("bereik", {"how": "adres", "email": "iemand@voorbeeld.nl"}, 4, 4),
    ],
)
def test_the_screens_after_the_questions(
    walker: Walker, screen: str, data: dict[str, str], shown: int, kept: int
) -> None:
    walker.skip_all()
    assert len(queries(lambda: walker.get(screen))) == shown
    assert len(queries(lambda: walker.post(screen, **data))) == kept


def test_handing_in_is_the_same_for_one_answer_and_for_all(walker: Walker) -> None:
    walker.answer(1, keuze="person", reden_person="Bellen.")
    one = len(queries(lambda: walker.post("overzicht")))
    full = Walker(walker.round)
    full.answer(1, keuze=["person", "agency_worker"], reden_person="Bellen.", reden_agency_worker="Rust.")
    full.answer(2, keuze="at_the_end")
    for number, typed in ((3, {"tekst": "Een."}), (4, {"keuze": "agree"}), (6, {"tekst": "Twee."})):
        full.answer(number, **typed)
    full.answer(5, plek_harm="1")
    full.answer(7, tekst_happened="Drie.", tekst_helped="Vier.", tekst_turning_point="Vijf.")
    assert len(queries(lambda: full.post("overzicht"))) == one == 13
    assert len(queries(lambda: full.get("bedankt"))) == 4


def test_the_overview(walker: Walker) -> None:
    walker.skip_all()
    walker.post("wie", perspective="science", speaks_for="self")
    assert len(queries(lambda: walker.get("overzicht"))) == 9


def bare_page_queries(walker: Walker) -> int:
    page = StandardPage.objects.get(slug="privacy")
    return len(queries(lambda: walker.client.get(page.url)))


def test_the_page_of_a_round_costs_little_more_than_a_bare_page(walker: Walker) -> None:
    bare = bare_page_queries(walker)
    url = RoundPage.objects.get().url
    assert len(queries(lambda: walker.client.get(url))) - bare <= 8


def test_the_list_of_rounds_is_the_same_for_one_and_for_three(walker: Walker) -> None:
    url = RoundIndexPage.objects.get().url
    walker.client.get(url)  # what a process asks once is not counted
    one = len(queries(lambda: walker.client.get(url)))
    open_round("tweede"), open_round("derde")
    assert len(queries(lambda: walker.client.get(url))) == one
    assert one - bare_page_queries(walker) <= 8
