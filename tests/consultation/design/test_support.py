"""Who stands behind an element: counted beforehand, per group, small numbers hidden, and only when it may be seen."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from consultation.designing.support import _in_words, steps_about, support_for, support_of, top_groups
from consultation.enums import RoundState
from consultation.models import DesignProduct, Step, StepResults
from consultation.results.keeping import count_step
from consultation.results.priorities_hidden import tell_option, tell_people
from consultation.transitions import move
from contributions.service import HIDDEN
from people.models import Perspective
from tests.factories.design import answer, published_product, step_about

pytestmark = pytest.mark.django_db
CODE = "wie_lang_wacht_gaat_voor"


@pytest.fixture
def product() -> DesignProduct:
    return published_product(titles=("Wie lang wacht, gaat voor", "Wie jong is"))


def groups() -> dict[str, str]:
    """Code of a compared group -> code of one kind in it."""
    kinds = Perspective.objects.filter(parent__isnull=False).select_related("parent")
    return {kind.parent.code: kind.code for kind in kinds}


def answered(product: DesignProduct, results_shown: str = "live"):
    """Of the first group 6 of 8 are for it, of the second all 7; of the third 1 of 2; and one organisation."""
    step = step_about(product, [CODE, "wie_jong_is"], results_shown)
    first, second, third = (groups()[group.code] for group in top_groups())
    for count, choice in ((6, [CODE]), (2, ["wie_jong_is"])):
        for _person in range(count):
            answer(step, choice, first)
    for _person in range(7):
        answer(step, [CODE, "wie_jong_is"], second)
    answer(step, [CODE], third)
    answer(step, ["wie_jong_is"], third)
    answer(step, [CODE], second, speaks_for="organisation")
    count_step(step)
    return step


def test_people_are_counted_per_group_and_an_organisation_stands_apart(product: DesignProduct) -> None:
    step = answered(product)
    counted = support_of("questions")(step, StepResults.objects.get(step=step).results)
    one, two, three = (group.code for group in top_groups())
    assert counted[CODE] == {one: (6, 8), two: (7, 7), three: (1, 2), "_positions": (1, 1)}
    assert counted["wie_jong_is"][one] == (2, 8)


def test_small_numbers_are_hidden_and_cannot_be_subtracted(product: DesignProduct) -> None:
    answered(product)
    (told,) = support_for(CODE, steps_about(product), top_groups())
    assert [line.people_for for line in told.groups][2] == HIDDEN
    assert told.groups[2].share is None
    assert told.groups[0].people_for == HIDDEN, "two against could be worked out"
    assert told.beside[0].people == HIDDEN
    assert told.sentence == "Uit een of meer groepen zijn er te weinig antwoorden voor een conclusie."


def test_the_page_shows_it_only_when_the_results_may_be_seen(client: Client, product: DesignProduct) -> None:
    step = answered(product, "after_closing")
    address = f"/ontwerp/{product.slug}/{CODE}/"
    assert "Wie staan hierachter?" not in client.get(address).content.decode()
    move(step.round, RoundState.REVIEW, by=None, reason="Alle antwoorden zijn binnen.")
    assert "Wie staan hierachter?" in client.get(address).content.decode()
    step.results_shown = "hidden"
    step.save()
    assert "Wie staan hierachter?" not in client.get(address).content.decode()
    assert len(steps_about(product, for_staff=True)) == 1


def test_a_method_that_cannot_tell_it_is_no_fault(product: DesignProduct) -> None:
    step = step_about(product, [CODE])
    count_step(step)
    assert support_for(CODE, steps_about(product), top_groups()) == [], "nobody answered"
    assert support_of("bestaat_niet") is None
    step.method = "bestaat_niet"
    step.save()
    assert support_for(CODE, steps_about(product), top_groups()) == []


@given(
    st.fixed_dictionaries(
        {
            code: st.tuples(st.integers(0, 20), st.integers(0, 20))
            for code in ("citizens", "civil_society", "government", "_positions", "_team", "_unknown")
        }
    )
)
def test_the_page_of_an_element_hides_what_the_page_of_results_hides(counts: dict[str, tuple[int, int]]) -> None:
    """People for and against. Whoever lays the two pages beside each other can subtract nothing."""
    groups = [Perspective(code=code, label=code) for code in ("citizens", "civil_society", "government")]
    people = {code: sum(both) for code, both in counts.items()}
    codes = [group.code for group in groups]
    ways = {"invited": 0, "open": sum(people[code] for code in codes)}
    found = {
        "people": people,
        "for": {"x": {code: both[0] for code, both in counts.items()}},
        "ways": ways,
        "for_ways": {"x": {"invited": 0, "open": sum(counts[code][0] for code in codes)}},
    }
    page = tell_option("x", found, tell_people(found, codes))
    element = _in_words(Step(), {code: (both[0], sum(both)) for code, both in counts.items()}, groups)
    shown = [(line.people_for, line.people) for line in element.groups]
    cells = [page.groups[code] for code in codes]
    assert shown == [tuple(HIDDEN if it is None else str(it) for it in (cell.count, cell.people)) for cell in cells]
