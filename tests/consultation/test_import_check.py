"""Looking a workbook over: every bad cell is told by row and column, with what to do; nothing is written."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from consultation.editing import Wording, retire, revise
from consultation.enums import ItemKind, RoundState
from consultation.models import Round
from consultation.transitions import move
from contributions.import_known import reference_hash
from contributions.models import Contribution, ImportedForm, ImportRun, Participation
from contributions.refusals import Refused
from tests.consultation.filling import as_bytes, fill, key_of, letter_of, look, problems, template
from tests.factories.contributions import ParticipationFactory, ReceiptFactory
from tests.factories.rounds import draft_round, item_of, open_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_() -> Round:
    return open_round()


@pytest.fixture
def keys(round_):
    """The columns by a short name."""
    multiple, single, follow_up, scale, ranking, limits, story = (
        item_of(round_, ItemKind.MULTIPLE),
        item_of(round_, ItemKind.SINGLE),
        item_of(round_, ItemKind.OPEN),
        item_of(round_, ItemKind.SCALE),
        item_of(round_, ItemKind.RANKING),
        item_of(round_, ItemKind.OPEN, 1),
        item_of(round_, ItemKind.STORY),
    )
    return {
        "person": key_of(multiple, "keuze=person"),
        "person_reason": key_of(multiple, "reden_person"),
        "start": key_of(single, "keuze"),
        "no_answer_reason": key_of(single, "reden_no_answer"),
        "follow_up": key_of(follow_up, "tekst"),
        "scale": key_of(scale, "keuze"),
        "harm": key_of(ranking, "plek_harm"),
        "many": key_of(ranking, "plek_many"),
        "limits": key_of(limits, "tekst"),
        "happened": key_of(story, "tekst_happened"),
    }


def only(round_, row, key, part):
    """The one problem of a file with this one row: in that column, with these words in it."""
    found = problems(round_, fill(round_, [row]))
    assert len(found) == 1, found
    number, letter, sentence = found[0]
    assert (number, letter) == (3, letter_of(round_, key) if key else "")
    assert part in sentence


def test_a_right_file_has_no_problems_and_tells_how_much_is_in_it(round_, keys):
    row = {keys["person"]: "ja", keys["person_reason"]: "Bellen.", keys["start"]: "at_once", keys["harm"]: 2}
    report = look(round_, fill(round_, [row, {keys["limits"]: "Geen.", "recruitment": "op uitnodiging"}]))
    assert report.total == 0, report.as_rows()
    counts = report.counts
    assert (counts["forms"], counts["answers"], counts["texts"], counts["invited"]) == (2, 4, 2, 1)
    assert counts["channel_paper"] == 2


def test_looking_writes_nothing(round_, keys):
    look(round_, fill(round_, [{keys["limits"]: "Geen."}]))
    assert not (Participation.objects.exists() or Contribution.objects.exists() or ImportRun.objects.exists())


@pytest.mark.parametrize(
    "written", ["Zodra iemand merkt dat het misgaat", "ZODRA IEMAND  merkt dat het misgaat.", "at_once"]
)
def test_an_answer_may_be_written_by_its_words_or_its_code(round_, keys, written):
    assert problems(round_, fill(round_, [{keys["start"]: written}])) == []


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("start", "Nooit", "Kies uit de lijst: Zodra iemand merkt"),
        ("start", "at_once; no_answer", "Kies één antwoord."),
        ("start", datetime(2026, 2, 1), "Excel maakte hier een datum van"),
        ("person", "misschien", "Vul ja of nee in"),
        ("harm", 7, "een plek in van 1 tot en met 6"),
        ("harm", 1.5, "een plek in van 1 tot en met 6"),
        ("harm", datetime(2026, 2, 1), "Excel maakte hier een datum van"),
        ("limits", "a" * 5_001, "1 teken te lang"),
        ("limits", datetime(2026, 2, 1), "Excel maakte hier een datum van"),
        ("no_answer_reason", "Lang.", "dit antwoord is niet gekozen"),
        ("follow_up", "Sneller.", "Dit is een vervolgvraag"),
        ("channel", "Online", "Kies uit de lijst: Op papier; Telefonisch; In een gesprek."),
        ("channel", None, "Deze cel is leeg. Verplicht."),
        ("recruitment", None, "Deze cel is leeg."),
        ("received_on", None, "Deze cel is leeg."),
        ("received_on", "gisteren", "Dit is geen datum"),
        ("received_on", "31-2-2026", "Dit is geen datum"),
        ("received_on", 46000, "Dit is geen datum"),
        ("received_on", date(2020, 1, 1), "meer dan een jaar geleden"),
        ("perspective", "Iets anders", "Kies uit de lijst"),
        ("assisted", "soms", "Vul ja of nee in"),
        ("consent:publish:1", "weet niet", "Vul ja of nee in"),
        ("code", "molen appel", "Er ontbreekt een woord"),
        ("code", "molen-appel-fiets-zomer-4729", "Deze code kennen wij niet"),
    ],
)
def test_a_bad_cell_is_named_with_what_to_do(round_, keys, name, value, part):
    filled = {keys["happened"]: "Ik belde."}
    only(round_, {**filled, keys.get(name, name): value}, keys.get(name, name), part)


def test_a_day_that_has_to_come_is_refused(round_, keys):
    tomorrow = timezone.localdate() + timedelta(days=1)
    only(round_, {keys["limits"]: "Geen.", "received_on": tomorrow}, "received_on", "moet nog komen")


def test_a_day_may_be_typed_as_text(round_, keys):
    rows = [{keys["limits"]: "Geen.", "received_on": day} for day in ("20-11-2026", "20/11/2026", "2026-11-20")]
    assert problems(round_, fill(round_, rows)) == []


def test_who_speaks_for_an_organisation_says_for_which(round_, keys):
    row = {keys["limits"]: "Geen.", "perspective": "entrepreneur", "speaks_for": "organisation"}
    only(round_, row, "organisation", "Vul de naam van de organisatie in")
    only(round_, {**row, "perspective": None}, "perspective", "Vul ook in wat bij deze persoon past")


def test_too_many_answers_is_told_by_the_rules_of_the_website(round_, keys):
    item = item_of(round_, ItemKind.MULTIPLE)
    revise(item, Wording(item.current.text, options=item.current.options, max_choices=1))
    item.refresh_from_db()
    row = {key_of(item, "keuze=person"): "ja", key_of(item, "keuze=helper"): "ja"}
    only(round_, row, key_of(item, "keuze=person"), "Kies hoogstens 1 antwoorden. U koos er nu 2.")


def test_two_things_on_one_place_are_told_by_the_rules_of_the_website(round_, keys):
    only(round_, {keys["harm"]: 1, keys["many"]: 1}, keys["many"], "Geef elk een eigen plek")


def test_a_row_without_answers_is_told(round_, keys):
    only(round_, {"reference": "12"}, "", "geen enkel antwoord")
    only(round_, {keys["person"]: "nee", "reference": "12"}, "", "geen enkel antwoord")


def test_a_number_of_a_citizen_is_masked_counted_and_never_told(round_, keys):
    report = look(round_, fill(round_, [{keys["limits"]: "Mijn nummer is 123456782."}, {keys["happened"]: 123456782}]))
    assert report.counts["masked"] == 2
    assert "123456782" not in repr(report)


def test_no_problem_repeats_what_stood_in_the_cell(round_, keys):
    row = {
        keys["start"]: "Geheim woord",
        "received_on": "Geheim woord",
        keys["harm"]: "Geheim woord",
        "code": "geheim woord 1",
    }
    assert "geheim woord" not in repr(problems(round_, fill(round_, [row]))).lower()


def test_a_formula_is_refused_and_not_worked_out(round_, keys):
    book = fill(round_, [{keys["limits"]: "tekst"}])
    book["Invoer"][f"{letter_of(round_, keys['limits'])}3"] = "=1+1"
    found = problems(round_, book)
    assert [(row, letter) for row, letter, _sentence in found] == [(3, letter_of(round_, keys["limits"]))]
    assert "Hier staat een formule" in found[0][2]


def test_a_text_that_looks_like_a_formula_is_a_text(round_, keys):
    assert problems(round_, fill(round_, [{keys["limits"]: "=1+1"}])) == []


def test_merged_cells_hidden_sheets_rows_and_columns_are_told(round_, keys):
    book = fill(round_, [{keys["limits"]: "Een."}, {keys["limits"]: "Twee."}])
    book["Invoer"].merge_cells("A3:B3")
    book["Invoer"].row_dimensions[4].hidden = True
    book["Invoer"].column_dimensions["C"].hidden = True
    book.create_sheet("Geheim").sheet_state = "hidden"
    told = " ".join(sentence for _row, _column, sentence in problems(round_, book))
    for part in (
        "A3:B3 zijn samengevoegd",
        "Deze rij is verborgen",
        "Deze kolom is verborgen",
        "‘Geheim’ is verborgen",
    ):
        assert part in told


def test_columns_too_many_and_too_few_are_named(round_, keys):
    book = fill(round_, [{keys["limits"]: "Een."}])
    sheet = book["Invoer"]
    sheet.delete_cols(2)
    sheet.cell(1, sheet.max_column + 1).value = "zelf bedacht"
    sheet.cell(3, sheet.max_column + 1).value = "los"
    told = problems(round_, book)
    assert any("De kolom ‘Hoe kwam dit binnen?’ ontbreekt" in sentence for _row, _column, sentence in told)
    assert any(row == 1 and "hoort niet in het sjabloon" in sentence for row, _column, sentence in told)
    assert any(row == 3 and "geen code van het sjabloon" in sentence for row, _column, sentence in told)


def test_columns_may_stand_in_another_order(round_, keys):
    book = fill(round_, [{keys["limits"]: "Een.", keys["start"]: "at_once"}])
    sheet = book["Invoer"]
    rows = [[cell.value for cell in row][::-1] for row in sheet.iter_rows(min_row=1, max_row=3)]
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            sheet.cell(number, place).value = value
    assert problems(round_, book) == []


def test_the_same_paper_or_code_twice_in_a_file_is_told_with_the_first_row(round_, keys):
    code = ReceiptFactory(printed=True).code
    rows = [
        {keys["limits"]: "Een.", "reference": "A 1", "code": code},
        {keys["limits"]: "Twee.", "reference": "a1", "code": code.upper()},
    ]
    found = problems(round_, fill(round_, rows))
    assert [(row, column) for row, column, _sentence in found] == [
        (4, letter_of(round_, "reference")),
        (4, letter_of(round_, "code")),
    ]
    assert all("staat ook in rij 3" in sentence for _row, _column, sentence in found)


def test_a_paper_that_is_in_and_a_code_that_is_used_are_told(round_, keys):
    participation = ParticipationFactory(occasion=round_.occasion)
    run = ImportRun.objects.create(occasion=round_.occasion, state="done")
    ImportedForm.objects.create(
        run=run,
        number=3,
        occasion=round_.occasion,
        participation=participation,
        reference_hash=reference_hash(round_.occasion, "A1"),
        received_on=date(2026, 11, 1),
    )
    used = ReceiptFactory().code
    found = problems(round_, fill(round_, [{keys["limits"]: "Een.", "reference": "A 1", "code": used}]))
    assert "is al opgenomen" in found[0][2]
    assert "al iets ingestuurd of begonnen" in found[1][2]


class TestTemplate:
    def test_it_explains_lists_and_guards_against_dates(self, round_):
        book = template(round_)
        assert book.sheetnames == ["Invoer", "Uitleg", "Keuzes"]
        sheet = book["Invoer"]
        assert sheet.row_dimensions[1].hidden
        assert sheet["A2"].value == "Uw nummer op het papier"
        assert sheet.column_dimensions["A"].number_format == "@"
        assert sheet["N2"].value.startswith("1. Wie mag een zaak")
        lists = [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"]
        assert any(each.startswith("'Keuzes'!$") for each in lists)

    def test_of_another_round_is_refused_by_name(self, round_, keys):
        other = open_round("andere", title="De andere ronde")
        with pytest.raises(Refused, match="hoort bij een andere ronde: ‘De andere ronde’"):
            look(round_, template(other))

    def test_that_is_empty_is_refused(self, round_):
        with pytest.raises(Refused, match="geen enkel formulier"):
            look(round_, template(round_))

    def test_of_words_that_were_improved_since_is_taken_with_the_words_that_were_on_the_paper(self, round_, keys):
        item = item_of(round_, ItemKind.SINGLE)
        book, old = fill(round_, [{keys["start"]: "Zodra iemand merkt dat het misgaat"}]), item.current
        options = [("option", {**block.value, "label": f"Nieuw: {block.value['label']}"}) for block in old.options]
        assert revise(item, Wording("Betere woorden?", options=options)).number == 2
        assert problems(round_, book) == []

    def test_with_an_answer_that_is_gone_since_is_refused(self, round_, keys):
        item = item_of(round_, ItemKind.SINGLE)
        book = fill(round_, [{keys["start"]: "at_once"}])
        kept = [("option", block.value) for block in item.current.options if block.value["code"] != "at_once"]
        revise(item, Wording("Minder?", options=kept))
        with pytest.raises(Refused, match="zijn veranderd na dit sjabloon"):
            look(round_, book)

    def test_with_a_question_that_is_not_asked_any_more_keeps_what_people_answered(self, round_, keys):
        book = fill(round_, [{keys["limits"]: "Geen."}])
        assert retire(item_of(round_, ItemKind.OPEN, 1)) is True
        assert problems(round_, book) == []

    def test_of_ours_only(self, round_):
        book = template(round_)
        book["Invoer"].delete_rows(1)
        with pytest.raises(Refused, match="niet ons sjabloon"):
            look(round_, book)
        del book["Invoer"]
        with pytest.raises(Refused, match="geen blad met de naam ‘Invoer’"):
            look(round_, as_bytes(book))


def test_papers_are_taken_in_while_a_round_is_open_and_after_until_it_is_decided(keys, round_):
    book = fill(round_, [{keys["limits"]: "Geen."}])
    with pytest.raises(Refused, match="nog niet open"):
        look(draft_round("concept"), book)
    move(round_, RoundState.REVIEW, by=None, reason="Genoeg.")
    assert problems(Round.objects.get(pk=round_.pk), book) == []
    move(round_, RoundState.DECIDED, by=None)
    with pytest.raises(Refused, match="al besloten"):
        look(Round.objects.get(pk=round_.pk), book)
