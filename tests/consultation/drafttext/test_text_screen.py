"""The organiser's screen "De tekst": write, look, roll out; and nothing that was typed is lost."""

import re

import pytest
from django.test import Client

from audit.models import AuditEvent
from consultation.ambassador import tick_read
from consultation.enums import ProductKind, ProductState, RoundState, SuggestionState
from consultation.models import (
    DesignProduct,
    Element,
    ElementVersion,
    ProductVersion,
    Suggestion,
    TextEdition,
)
from consultation.results.keeping import count_step
from consultation.texts.paragraphs import paragraphs_of, pieces_from_elements, set_text, state_of
from consultation.texts.rolling_out import roll_out
from consultation.transitions import move
from people.service import Role
from tests.factories.drafttext import many, pieces_now, reaction, suggested, text_round
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(settings) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    return client


def address(step, more: str = "") -> str:
    return f"/beheer/rondes/stap/{step.pk}/tekst/{more}"


def filled(step, **typed: str) -> dict[str, str]:
    """The form as it stands on the screen, with what somebody typed in it."""
    fields = {"seen": state_of(step), "na": "", "nieuw": "", "what_changed": "Kortere zinnen."}
    for number, item in enumerate(paragraphs_of(step), start=1):
        fields |= {
            f"kop_{item.pk.hex}": item.current.text,
            f"tekst_{item.pk.hex}": item.current.help,
            f"plek_{item.pk.hex}": str(number),
        }
    return fields | typed


def test_pasting_editing_moving_and_removing_before_opening(desk: Client) -> None:
    _round, step = text_round("Oud\nOude woorden.", is_open=False)
    old = paragraphs_of(step)[0]
    desk.post(address(step), filled(step, nieuw="Nieuw\nNieuwe woorden.\n\nNog een stukje."))
    assert [piece.text for piece in pieces_now(step)] == ["Oude woorden.", "Nieuwe woorden.", "Nog een stukje."]
    ids = [item.pk for item in paragraphs_of(step)]
    desk.post(address(step), filled(step, **{f"plek_{old.pk.hex}": "3", f"weg_{ids[1].hex}": "on"}))
    assert [item.pk for item in paragraphs_of(step)] == [ids[2], old.pk]
    assert not TextEdition.objects.exists()


@pytest.mark.parametrize(("after", "order"), [("", "ABCN"), ("begin", "NABC"), ("first", "ANBC")])
def test_new_pieces_come_where_they_belong(desk: Client, after: str, order: str) -> None:
    _round, step = text_round("A.\n\nB.\n\nC.", is_open=False)
    place = str(paragraphs_of(step)[0].pk) if after == "first" else after
    desk.post(address(step), filled(step, nieuw="N.", na=place))
    assert "".join(piece.text[0] for piece in pieces_now(step)) == order


def test_a_place_that_was_typed_is_the_place_it_gets(desk: Client) -> None:
    _round, step = text_round("A.\n\nB.\n\nC.", is_open=False)
    last = paragraphs_of(step)[2]
    desk.post(address(step), filled(step, **{f"plek_{last.pk.hex}": "1"}))
    assert [piece.text for piece in pieces_now(step)] == ["C.", "A.", "B."]


def test_rolling_out_with_suggestions(desk: Client) -> None:
    round_, step = text_round()
    first = paragraphs_of(step)[0]
    many(first, ["clear"], 3)
    used, refused = (suggested(reaction(first, suggestion=words)) for words in ("Wij helpen u.", "Weg ermee."))
    page = desk.get(address(step)).content.decode()
    assert "Wij helpen u." in page
    done = desk.post(
        address(step),
        filled(
            step,
            **{
                f"tekst_{first.pk.hex}": "Wij helpen u.",
                f"besluit_{used.pk.hex}": "used",
                f"besluit_{refused.pk.hex}": "not_used",
                f"reden_{refused.pk.hex}": "Dit stukje is nodig.",
            },
            actie="uitbrengen",
        ),
    )
    assert done.status_code == 302
    edition = TextEdition.objects.get(step=step, number=2)
    assert Suggestion.objects.get(contribution=used).used_in == edition
    assert Suggestion.objects.get(contribution=refused).state == SuggestionState.NOT_USED
    assert "Wij helpen u." not in desk.get(address(step)).content.decode().split("<textarea")[0]
    assert "Een tekst uitgebracht" not in desk.get(f"/beheer/rondes/inspect/{round_.pk}/").content.decode()


def test_a_no_without_a_reason_stands_at_its_field_and_keeps_what_was_typed(desk: Client) -> None:
    _round, step = text_round()
    first = paragraphs_of(step)[0]
    words = suggested(reaction(first, suggestion="Weg ermee."))
    shown = desk.post(
        address(step),
        filled(step, **{f"tekst_{first.pk.hex}": "Mijn woorden.", f"besluit_{words.pk.hex}": "not_used"}),
    )
    assert shown.status_code == 422
    page = shown.content.decode()
    assert "Schrijf op waarom u deze woorden niet gebruikt." in page
    assert "Mijn woorden." in page


def test_looking_first_writes_nothing(desk: Client) -> None:
    _round, step = text_round()
    first = paragraphs_of(step)[0]
    shown = desk.post(address(step), filled(step, **{f"tekst_{first.pk.hex}": "Hij luistert eerst."}, actie="bekijk"))
    assert re.search(r"<del>.*De Belangenbehartiger", shown.content.decode())
    assert TextEdition.objects.filter(step=step).count() == 1


def test_the_second_of_two_colleagues_keeps_what_was_typed(desk: Client) -> None:
    _round, step = text_round()
    first, second, third = paragraphs_of(step)
    typed = filled(step, **{f"tekst_{first.pk.hex}": "Van mij.", f"tekst_{second.pk.hex}": "Ook van mij."})
    one, _two, three = pieces_now(step, changed={0: "Van een collega."})
    roll_out(step, [one, three], what_changed="Van een collega.", seen=state_of(step))
    shown = desk.post(address(step), {**typed, "actie": "uitbrengen"})
    page = shown.content.decode()
    assert shown.status_code == 409
    assert "Een collega veranderde deze tekst" in page
    assert "Van mij." in page
    assert "Ook van mij." in page
    assert "Van een collega." in re.sub(r"<span class=\"w-sr-only\">[^<]*</span>", "", page) or "<del>" in page
    seen = re.search(r'name="seen" value="([^"]+)"', page)
    assert seen
    assert seen[1] == state_of(step)
    assert third.pk in {item.pk for item in paragraphs_of(step)}


def test_only_the_no_is_kept_without_a_new_edition(desk: Client) -> None:
    _round, step = text_round()
    first = paragraphs_of(step)[0]
    words = suggested(reaction(first, suggestion="Weg ermee."))
    answers = {f"besluit_{words.pk.hex}": "not_used", f"reden_{words.pk.hex}": "Dit is nodig."}
    assert desk.post(address(step), filled(step, **answers, actie="besluit")).status_code == 302
    assert Suggestion.objects.get().note == "Dit is nodig."
    assert TextEdition.objects.filter(step=step).count() == 1


def test_a_text_can_be_put_on_the_website_before_the_round_opens(desk: Client) -> None:
    round_, step = text_round(is_open=False)
    move(tick_read(round_, "Een leesgroep", by=None), RoundState.ANNOUNCED, by=None)
    desk.post(address(step, "publiceer/"))
    assert Client().get(f"/meedoen/{round_.slug}/tekst/{step.order}/").status_code == 200


def test_a_text_without_words_is_not_published(desk: Client) -> None:
    _round, step = text_round("Een.", is_open=False)
    set_text(step, [], seen=state_of(step))
    shown = desk.post(address(step, "publiceer/"), follow=True)
    assert "Er is nog geen tekst" in shown.content.decode()


def test_the_text_of_the_elements_of_a_design_and_back(desk: Client) -> None:
    _round, step = text_round("Los\nEen los stukje.", is_open=False)
    product = DesignProduct.objects.create(slug="criteria", kind=ProductKind.CRITERIA, title="Criteria")
    version = ProductVersion.objects.create(product=product, number=1)
    for number, title in enumerate(("Schade", "Haast"), start=1):
        element = Element.objects.create(product=product, code=title.lower())
        ElementVersion.objects.create(
            element=element, version=version, order=number, title=title, explanation="Uitleg."
        )
    step.product_version = version
    step.save()
    desk.post(address(step, "onderdelen/"))
    assert [(item.current.text, item.element.code) for item in paragraphs_of(step)] == [
        ("Schade", "schade"),
        ("Haast", "haast"),
    ]
    assert {piece.item for piece in pieces_from_elements(step)} == {item.pk for item in paragraphs_of(step)}
    ElementVersion.objects.all()
    version.state, version.published_on = ProductState.PUBLISHED, "2026-01-01"
    version.save()
    making = ProductVersion.objects.create(product=product, number=2)
    move(tick_read(step.round, "Een leesgroep", by=None), RoundState.OPEN, by=None)
    first = paragraphs_of(step)[0]
    typed = filled(step, **{f"tekst_{first.pk.hex}": "Hoe erg het is."}, into_product="on", actie="uitbrengen")
    assert desk.post(address(step), typed).status_code == 302
    words = {each.element.code: each.explanation for each in making.elements.all()}
    assert words == {"schade": "Hoe erg het is.", "haast": "Uitleg."}
    assert version.elements.get(element__code="schade").explanation == "Uitleg."


def test_the_screen_asks_the_same_for_few_and_many(desk: Client, django_assert_max_num_queries) -> None:
    def asked(number: int) -> int:
        _round, step = text_round("\n\n".join(f"Stukje {each}." for each in range(number)), slug=f"ronde-{number}")
        for item in paragraphs_of(step):
            reaction(item, suggestion="Anders.")
        desk.get(address(step))
        with django_assert_max_num_queries(60) as queries:
            desk.get(address(step))
        return len(queries)

    assert asked(1) == asked(3)


@pytest.mark.parametrize("role", [Role.ANALYST, Role.MODERATOR, Role.EDITOR])
def test_only_organisers_write_a_text(role: Role, settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    _round, step = text_round()
    client = Client()
    client.force_login(staff(role))
    assert client.get(address(step)).status_code in (302, 403)
    client.post(address(step), filled(step, nieuw="Van mij."))
    assert len(paragraphs_of(step)) == 3


def test_reading_numbers_as_small_as_they_are_is_written_down(desk: Client) -> None:
    _round, step = text_round()
    many(paragraphs_of(step)[0], ["clear"], 2)
    count_step(step)
    assert not AuditEvent.objects.filter(action="consultation.view_results").exists()
    assert desk.get(address(step)).status_code == 200
    assert AuditEvent.objects.filter(action="consultation.view_results").exists()
