"""Rolling out: new versions only where words changed, nothing lost, and one colleague at a time."""

from uuid import uuid4

import pytest

from audit.models import AuditEvent
from consultation.editing import Wording, add_item, retire, revise, shift
from consultation.enums import ItemKind, RoundState, SuggestionState
from consultation.models import Item, Suggestion, TextEdition
from consultation.texts.paragraphs import paragraphs_of, set_text, state_of
from consultation.texts.reading_in import Piece
from consultation.texts.rolling_out import first_edition, roll_out, set_aside
from consultation.texts.suggestions import Decided, gather, open_suggestions
from consultation.transitions import move
from contributions.service import ChangedMeanwhile, Refused, withdraw_contribution
from tests.factories.drafttext import pieces_now, reaction, suggested, text_round

pytestmark = pytest.mark.django_db
USED, NOT_USED = SuggestionState.USED, SuggestionState.NOT_USED


def words_of(edition: TextEdition) -> list[tuple[str, str]]:
    rows = edition.paragraphs.select_related("item_version").order_by("order")
    return [(row.item_version.text, row.item_version.help) for row in rows]


def out(step, changed=None, decisions=None, *, pieces=None, **fields):
    return roll_out(
        step,
        pieces or pieces_now(step, changed=changed),
        what_changed=fields.pop("what_changed", "Eenvoudiger."),
        seen=fields.pop("seen", state_of(step)),
        decisions=decisions,
        **fields,
    )


def test_opening_makes_the_first_edition_once() -> None:
    _round, step = text_round()
    edition = TextEdition.objects.get(step=step)
    assert (edition.number, edition.what_changed) == (1, "")
    assert [heading for heading, _words in words_of(edition)] == [
        "Wat wij doen",
        "Wanneer wij beginnen",
        "Wat wij niet doen",
    ]
    assert first_edition(step) == edition
    assert TextEdition.objects.count() == 1


def test_only_changed_words_make_a_new_version() -> None:
    _round, step = text_round()
    before = {item.pk: item.current_id for item in paragraphs_of(step)}
    first = words_of(TextEdition.objects.get(step=step))
    edition = out(step, {1: "Wij beginnen vroeg."})
    now = {item.pk: item.current_id for item in paragraphs_of(step)}
    assert list(now) == list(before)
    assert [now[pk] != before[pk] for pk in now] == [False, True, False]
    assert edition.number == 2
    assert words_of(edition)[1] == ("Wanneer wij beginnen", "Wij beginnen vroeg.")
    assert words_of(TextEdition.objects.get(step=step, number=1)) == first


def test_line_ends_of_a_browser_are_no_change() -> None:
    _round, step = text_round("Lijst\nEerst dit\nen dan dat.\n\nSlot\nKlaar.")
    assert "\n" in pieces_now(step)[0].text
    with pytest.raises(Refused, match="Er is geen woord veranderd"):
        out(step, {0: pieces_now(step)[0].text.replace("\n", "\r\n")})


def test_paragraphs_come_go_and_move_and_keep_their_id() -> None:
    _round, step = text_round()
    one, two, three = pieces_now(step)
    edition = out(step, pieces=[three, Piece("Nieuw", "Een nieuw stukje."), one])
    rows = list(edition.paragraphs.order_by("order"))
    assert (rows[0].item_id, rows[2].item_id) == (three.item, one.item)
    gone = Item.objects.get(pk=two.item)
    assert gone.retired
    assert TextEdition.objects.get(step=step, number=1).paragraphs.filter(item=gone).exists()
    assert [item.order for item in paragraphs_of(step)] == [1, 2, 3]


def test_a_text_also_grows_after_closing() -> None:
    round_, step = text_round()
    move(round_, RoundState.REVIEW, by=None, reason="Wij weten genoeg.")
    assert out(step, {0: "Andere woorden."}).number == 2
    move(round_, RoundState.DECIDED, by=None)
    with pytest.raises(Refused, match="De tekst kan niet meer veranderen"):
        out(step, {0: "Nog andere woorden."})


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"what_changed": "  "}, "Schrijf op wat er veranderde"),
        ({"pieces": [Piece("Leeg", "   ")]}, "Een stukje is leeg"),
        ({"pieces": [Piece("Lang", "x" * 5001)]}, "te lang voor één scherm"),
    ],
)
def test_a_refusal_says_what_to_do_and_writes_nothing(fields: dict, sentence: str) -> None:
    _round, step = text_round()
    before = state_of(step)
    with pytest.raises(Refused, match=sentence):
        out(step, {0: "Andere woorden."}, **fields)
    assert state_of(step) == before


def test_of_two_colleagues_the_second_gets_a_sentence() -> None:
    _round, step = text_round()
    seen = state_of(step)
    out(step, {0: "Van de eerste."}, seen=seen)
    with pytest.raises(ChangedMeanwhile, match="Een collega veranderde deze tekst"):
        out(step, {0: "Van de tweede."}, seen=seen)
    assert TextEdition.objects.filter(step=step).count() == 2
    assert pieces_now(step)[0].text == "Van de eerste."


def test_a_piece_of_another_text_is_refused() -> None:
    _round, step = text_round()
    with pytest.raises(ChangedMeanwhile):
        out(step, pieces=[*pieces_now(step), Piece("Vreemd", "Van elders.", uuid4())])


def test_a_rolled_out_text_changes_by_an_edition_only() -> None:
    _round, step = text_round()
    item = paragraphs_of(step)[0]
    with pytest.raises(Refused, match="met een nieuwe uitgave"):
        revise(item, Wording("Anders", "Anders."))
    with pytest.raises(Refused, match="met een nieuwe uitgave"):
        retire(item)
    with pytest.raises(Refused, match="met een nieuwe uitgave"):
        shift(item, 1)
    with pytest.raises(Refused, match="met een nieuwe uitgave"):
        add_item(step, ItemKind.PARAGRAPH, Wording("Nieuw", "Nieuw."))
    with pytest.raises(Refused, match="al uitgebracht"):
        set_text(step, pieces_now(step), seen=state_of(step))
    add_item(step, ItemKind.OPEN, Wording("Mist u iets?"))
    assert state_of(step)


def test_a_text_that_was_published_early_keeps_its_first_words() -> None:
    _round, step = text_round(is_open=False)
    first = first_edition(step)
    out(step, {0: "Betere woorden."})
    assert words_of(first)[0] == (
        "Wat wij doen",
        "De Belangenbehartiger helpt mensen die vastlopen. Hij luistert eerst.",
    )


def test_before_the_first_edition_ids_stay_with_their_words() -> None:
    _round, step = text_round(is_open=False)
    one, two, three = pieces_now(step)
    set_text(step, [three, Piece(one.heading, "Beter.", one.item)], seen=state_of(step))
    assert [piece.item for piece in pieces_now(step)] == [three.item, one.item]
    assert not Item.objects.filter(pk=two.item).exists()


def test_used_not_used_and_carried_along() -> None:
    _round, step = text_round()
    item = paragraphs_of(step)[0]
    used, refused, waits = (reaction(item, suggestion=words) for words in ("Help iedereen.", "Weg ermee.", "Later."))
    old = item.current_id
    edition = out(
        step,
        {0: "Wij helpen iedereen."},
        {
            suggested(used).pk: Decided(USED),
            suggested(refused).pk: Decided(NOT_USED, "Dit stukje is nodig."),
            suggested(waits).pk: Decided(SuggestionState.OPEN),
        },
    )
    rows = {row.contribution_id: row for row in Suggestion.objects.all()}
    assert (rows[suggested(used).pk].state, rows[suggested(used).pk].used_in) == (USED, edition)
    assert rows[suggested(refused).pk].note == "Dit stukje is nodig."
    assert rows[suggested(refused).pk].used_in is None
    (left,) = open_suggestions(step)
    assert (left.contribution, left.is_to_older_words) == (suggested(waits).pk, True)
    assert rows[left.contribution].on_version_id == old


def test_a_no_without_a_reason_rolls_nothing_out() -> None:
    _round, step = text_round()
    answer = reaction(paragraphs_of(step)[0], suggestion="Anders.")
    with pytest.raises(Refused, match="op waarom"):
        out(step, {0: "Iets."}, {suggested(answer).pk: Decided(NOT_USED)})
    assert TextEdition.objects.filter(step=step).count() == 1


def test_a_no_can_be_told_without_a_new_edition() -> None:
    _round, step = text_round()
    answer = reaction(paragraphs_of(step)[0], suggestion="Anders.")
    with pytest.raises(Refused, match="Verander dan ook de tekst"):
        set_aside(step, {suggested(answer).pk: Decided(USED)})
    assert set_aside(step, {suggested(answer).pk: Decided(NOT_USED, "Dit staat al verderop.")}) == 1
    assert open_suggestions(step) == []
    with pytest.raises(Refused, match="nog niets besloten"):
        set_aside(step, {})


def test_words_taken_back_are_not_shown_and_the_text_stays() -> None:
    _round, step = text_round()
    item = paragraphs_of(step)[0]
    before, after = reaction(item, suggestion="Eerst."), reaction(item, suggestion="Straks.")
    taken, used = suggested(before), suggested(after)
    withdraw_contribution(taken)
    assert [each.contribution for each in open_suggestions(step)] == [used.pk]
    edition = out(step, {0: "Straks helpen wij."}, {used.pk: Decided(USED), taken.pk: Decided(USED)})
    assert list(edition.used_suggestions.values_list("contribution", flat=True)) == [used.pk]
    withdraw_contribution(used)
    assert words_of(edition)[0][1] == "Straks helpen wij."
    assert gather(step) == 0


def test_a_number_of_a_citizen_is_masked_everywhere() -> None:
    _round, step = text_round()
    edition = out(step, {0: "Bel over 123456782."}, what_changed="Nummer 123456782 erbij.")
    assert "123456782" not in words_of(edition)[0][1] + edition.what_changed


def test_rolling_out_is_in_the_audit_trail() -> None:
    _round, step = text_round()
    out(step, {0: "Anders."})
    assert AuditEvent.objects.filter(action="consultation.roll_out_text").count() == 2
