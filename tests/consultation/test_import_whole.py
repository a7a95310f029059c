"""Taking a workbook in: all of it, once, and with the same outcome as one form after the other."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.models import AuditEvent
from consultation.drafts import find, keep
from consultation.editing import Wording, revise
from consultation.enums import ItemKind
from consultation.methods import Given
from consultation.models import Answer, AnswerWords, Round, Submission
from consultation.submitting import hand_in
from contributions import import_work, imports, service
from contributions.enums import ImportState, ParticipationState
from contributions.models import Contribution, ImportedForm, ImportRun, Participation, Receipt
from contributions.refusals import Refused
from handover.catalogue import sheets_of
from people.models import Participant, Perspective
from people.service import speak_as
from privacy import service as privacy
from privacy.models import Consent
from tests.consultation.filling import DAY, fill, heard, key_of, saved
from tests.consultation.forms_on_paper import as_row, example_forms
from tests.factories.contributions import ReceiptFactory
from tests.factories.rounds import item_of, open_round

pytestmark = pytest.mark.django_db


def take_in(round_: Round, path: Path) -> ImportRun:
    """As the command does it."""
    call_command("import_input", str(path), occasion=round_.occasion_id)
    return ImportRun.objects.latest("made_at")


def one_by_one(round_: Round, forms: list[dict[str, Any]]) -> None:
    """The same forms by the deeds of the website."""
    for form in forms:
        code = service.new_code()
        participation = service.begin(round_.occasion, code=code, channel="paper", assisted=form["assisted"])
        if form["perspective"]:
            speak_as(participation.participant, Perspective.objects.get(code=form["perspective"]))
        privacy.set_consents(participation.participant, form["consents"], {"publish", "quote", "contact"})
        service.say_took_part_before(participation, form["before"])
        draft = find(round_, code)
        for item, what in form["answers"].items():
            draft = keep(round_, draft, item, what, seen_version=0)
        hand_in(round_, participation, on=DAY)


def test_500_forms_from_a_file_are_what_they_are_one_by_one(tmp_path):
    round_ = open_round()
    forms = example_forms(round_, 500)
    path = saved(fill(round_, [as_row(form) for form in forms]), tmp_path)
    run = take_in(round_, path)
    assert (run.state, run.forms, run.file) == (ImportState.DONE, 500, "")
    from_a_file = heard(round_)

    other = open_round("andere")
    sample = [form for number, form in enumerate(forms) if number % 10 == 0]
    same = [
        {**form, "answers": {_counterpart(other, item): what for item, what in form["answers"].items()}}
        for form in sample
    ]
    one_by_one(other, same)
    named = {str(item.pk): number for round_of in (round_, other) for number, item in enumerate(_items(round_of))}
    versions = {
        version.pk: (number, version.number)
        for round_of in (round_, other)
        for number, item in enumerate(_items(round_of))
        for version in item.versions.all()
    }

    def nameless(people: list[dict[str, Any]]) -> list[dict[str, Any]]:
        for person in people:
            person["answers"] = sorted(
                (named[item], versions[version], *rest) for item, version, *rest in person["answers"]
            )
        return sorted(people, key=repr)

    every = nameless(from_a_file)
    assert len(every) == 500
    assert [person for person in nameless(heard(other)) if person not in every] == []


def _items(round_: Round) -> list[Any]:
    from consultation.progress import items_of

    return items_of(round_)


def _counterpart(round_: Round, item: Any) -> Any:
    return next(each for each in _items(round_) if each.current.text == item.current.text)


def test_nobody_is_counted_before_all_is_in_and_then_each_form_is_whole(tmp_path):
    round_ = open_round()
    path = saved(fill(round_, [as_row(form) for form in example_forms(round_, 130)]), tmp_path)
    with path.open("rb") as file:
        run = imports.bring(round_.occasion, file, name=path.name, by=None, in_background=False)
    import_work.work(run.pk)
    run = imports.confirm(run.pk, by=None, forms=130, in_background=False)
    import_work._load(import_work._claim(run.pk))
    states = set(Participation.objects.values_list("state", flat=True))
    assert (states, Contribution.objects.count()) == ({ParticipationState.DRAFT}, 0)
    assert Round.objects.with_people_counted().get(pk=round_.pk).people == 0
    ImportRun.objects.update(claimed_until=None)
    import_work.go_on()
    assert Participation.objects.counted().count() == 130
    assert not Answer.objects.exclude(draft_words={}).exists()
    assert AnswerWords.objects.count() == Contribution.objects.count()


def test_the_words_that_were_on_the_paper_stay_the_question_that_was_asked(tmp_path):
    round_ = open_round()
    limits = item_of(round_, ItemKind.OPEN, 1)
    path = saved(fill(round_, [{key_of(limits, "tekst"): "Geen."}]), tmp_path)
    old = limits.current
    revise(limits, Wording("Heel andere woorden?"))
    take_in(round_, path)
    assert Contribution.objects.get().question == old.text
    assert Answer.objects.get().item_version == old


def test_a_printed_code_opens_what_was_entered_for_it(tmp_path):
    round_ = open_round()
    receipt = ReceiptFactory(printed=True)
    limits = item_of(round_, ItemKind.OPEN, 1)
    take_in(round_, saved(fill(round_, [{key_of(limits, "tekst"): "Geen.", "code": receipt.code}]), tmp_path))
    found = service.find_receipt(receipt.code)
    assert found.participation.contributions.get().original == "Geen."
    assert Receipt.objects.count() == 1


def test_the_same_file_or_the_same_paper_comes_in_once(tmp_path, capsys):
    round_ = open_round()
    key = key_of(item_of(round_, ItemKind.OPEN, 1), "tekst")
    path = saved(fill(round_, [{key: "Geen.", "reference": "7"}]), tmp_path)
    take_in(round_, path)
    with pytest.raises(CommandError, match="Dit bestand is al opgenomen"):
        take_in(round_, path)
    changed = saved(fill(round_, [{key: "Geen!", "reference": "7"}]), tmp_path, "anders.xlsx")
    with pytest.raises(CommandError, match="Er is niets opgenomen"):
        take_in(round_, changed)
    assert "Een formulier met dit nummer is al opgenomen" in capsys.readouterr().out
    assert Participation.objects.count() == 1


def test_who_took_words_back_does_not_come_in_again(tmp_path):
    round_ = open_round()
    key = key_of(item_of(round_, ItemKind.OPEN, 1), "tekst")
    take_in(round_, saved(fill(round_, [{key: "Geen.", "reference": "7"}]), tmp_path))
    service.withdraw(Participation.objects.get())
    with pytest.raises(CommandError):
        take_in(round_, saved(fill(round_, [{key: "Geen!", "reference": "7"}]), tmp_path, "anders.xlsx"))


class TestCommand:
    def test_a_dry_run_tells_and_writes_nothing(self, tmp_path, capsys):
        round_ = open_round()
        path = saved(fill(round_, [{key_of(item_of(round_, ItemKind.OPEN, 1), "tekst"): "Geen."}]), tmp_path)
        before = AuditEvent.objects.count()
        call_command("import_input", str(path), occasion=round_.occasion_id, dry_run=True)
        assert "Formulieren: 1. Antwoorden: 1. Teksten: 1." in capsys.readouterr().out
        assert not (ImportRun.objects.exists() or Participation.objects.exists())
        assert AuditEvent.objects.count() == before

    def test_problems_are_told_by_row_and_column_and_end_with_an_error(self, tmp_path, capsys):
        round_ = open_round()
        key = key_of(item_of(round_, ItemKind.OPEN, 1), "tekst")
        path = saved(fill(round_, [{key: "Geen."}, {key: "Geen.", "channel": "fax"}]), tmp_path)
        for dry in (True, False):
            with pytest.raises(CommandError, match=r"Er klopt 1 ding niet\. Er is niets opgenomen\."):
                call_command("import_input", str(path), occasion=round_.occasion_id, dry_run=dry)
            assert "Rij 4, kolom B (Hoe kwam dit binnen?): Dit kennen wij niet." in capsys.readouterr().out
        assert not Participation.objects.exists()
        assert ImportRun.objects.get().file == ""

    def test_what_is_not_there_is_said(self, tmp_path):
        with pytest.raises(CommandError, match="geen gelegenheid met nummer 999999"):
            call_command("import_input", str(tmp_path / "a.xlsx"), occasion=999_999)
        with pytest.raises(CommandError, match=r"a\.xlsx is er niet"):
            call_command("import_input", str(tmp_path / "a.xlsx"), occasion=open_round().occasion_id)


def test_when_a_problem_turns_up_on_the_way_all_of_it_goes_back(tmp_path, monkeypatch):
    """Somebody uses a printed code between the report and the word to go on."""
    round_ = open_round()
    receipt, spare = ReceiptFactory(printed=True), ReceiptFactory(printed=True)
    forms = [as_row(form) for form in example_forms(round_, 250)]
    forms[3]["code"], forms[249]["code"] = spare.code, receipt.code
    with saved(fill(round_, forms), tmp_path).open("rb") as file:
        run = imports.bring(round_.occasion, file, name="a.xlsx", by=None, in_background=False)
    import_work.work(run.pk)
    mine = service.begin(round_.occasion, code=receipt.code)
    imports.confirm(run.pk, by=None, forms=250, in_background=False)
    import_work.work(run.pk)
    run.refresh_from_db()
    assert (run.state, run.file, run.problem_count) == (ImportState.REFUSED, "", 1)
    assert list(Participation.objects.all()) == [mine]
    assert (Participant.objects.count(), Submission.objects.count(), ImportedForm.objects.count()) == (1, 0, 0)
    assert Consent.objects.count() == 0
    assert service.find_receipt(spare.code).participation is None


def test_a_form_costs_less_than_one_query(tmp_path):
    asked = []
    for number in (1, 100):
        round_ = open_round(f"ronde-{number}")
        with saved(fill(round_, [as_row(f) for f in example_forms(round_, number)]), tmp_path).open("rb") as file:
            run = imports.bring(round_.occasion, file, name="a.xlsx", by=None, in_background=False)
        with CaptureQueriesContext(connection) as looked:
            import_work.work(run.pk)
        imports.confirm(run.pk, by=None, forms=number, in_background=False)
        with CaptureQueriesContext(connection) as taken:
            import_work.work(run.pk)
        asked.append((len(looked), len(taken)))
    (looked_one, taken_one), (looked_many, taken_many) = asked
    assert looked_many <= looked_one + 5, asked
    # Some tens per chunk of fifty forms, which make more than a thousand rows.
    assert (taken_many - taken_one) / 99 < 0.6, asked


#: What a cell can hold: no control characters but the end of a line.
SIGNS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.just("\n")
WORDS = st.text(SIGNS, min_size=1, max_size=40).filter(lambda text: privacy.clean(text).strip())
ROW = st.fixed_dictionaries(
    {},
    optional={
        "many": st.lists(st.sampled_from(["person", "helper", "municipality", "not_at_all"]), min_size=1, unique=True),
        "one": st.sampled_from(["at_once", "no_answer", "helper_stuck"]),
        "order": st.permutations(["harm", "many", "alone"]).flatmap(
            lambda order: st.integers(1, 3).map(lambda count: list(order)[:count])
        ),
        "limits": WORDS,
        "happened": WORDS,
        "helped": WORDS,
    },
).filter(bool)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROW, min_size=1, max_size=4))
def test_what_comes_out_of_the_dossier_is_what_was_in_the_file(rows, tmp_path, shared_round):
    with transaction.atomic():
        forms = [_form_of(shared_round, row) for row in rows]
        take_in(shared_round, saved(fill(shared_round, [as_row(form) for form in forms]), tmp_path))
        meant = [(item.pk, what.value) for form in forms for item, what in form["answers"].items() if what.value]
        kept = [(item, value) for item, value in Answer.objects.values_list("item", "value") if value]
        assert sorted(map(repr, kept)) == sorted(map(repr, meant))
        assert sorted(_words_in_the_dossier()) == sorted(
            privacy.guard_for_storage(text.replace("\r\n", "\n").replace("\r", "\n").strip())[0].strip()
            for form in forms
            for what in form["answers"].values()
            for text in what.words.values()
        )
        transaction.set_rollback(True)


@pytest.fixture
def shared_round() -> Round:
    return open_round()


def _form_of(round_: Round, row: dict[str, Any]) -> dict[str, Any]:
    multiple, limits, story = (
        item_of(round_, ItemKind.MULTIPLE),
        item_of(round_, ItemKind.OPEN, 1),
        item_of(round_, ItemKind.STORY),
    )
    options = [option.value["code"] for option in multiple.current.options]
    answers = {
        multiple: Given({"choices": sorted(row["many"], key=options.index)} if "many" in row else {}),
        item_of(round_, ItemKind.SINGLE): Given({"choices": [row["one"]]} if "one" in row else {}),
        item_of(round_, ItemKind.RANKING): Given({"order": row["order"]} if "order" in row else {}),
        limits: Given({}, {"": row["limits"]} if "limits" in row else {}),
        story: Given({}, {name: row[name] for name in ("happened", "helped") if name in row}),
    }
    answers = {item: what for item, what in answers.items() if what.value or what.words}
    return {"before": "", "assisted": False, "perspective": "", "consents": set(), "answers": answers}


def _words_in_the_dossier() -> list[str]:
    scope = service.Scope("intern")
    sheets = sheets_of(scope, title="", number="", moment=timezone.now())
    sheet = next(sheet for sheet in sheets if sheet.title == "Bijdragen")
    place = [column.title for column in sheet.columns].index("Woorden")
    return [row[place].strip() for row in sheet.rows(scope)]


def test_a_day_long_ago_is_the_day_it_was_heard(tmp_path):
    round_ = open_round()
    key = key_of(item_of(round_, ItemKind.OPEN, 1), "tekst")
    take_in(round_, saved(fill(round_, [{key: "Geen.", "received_on": date(2026, 11, 3)}]), tmp_path))
    participation = Participation.objects.get()
    assert participation.handed_in_on == Contribution.objects.get().arrived_on == date(2026, 11, 3)


def test_nothing_is_confirmed_but_what_was_on_the_screen(tmp_path):
    round_ = open_round()
    with saved(fill(round_, [as_row(example_forms(round_, 1)[0])]), tmp_path).open("rb") as file:
        run = imports.bring(round_.occasion, file, name="a.xlsx", by=None, in_background=False)
    import_work.work(run.pk)
    with pytest.raises(Refused, match="Het aantal formulieren klopt niet"):
        imports.confirm(run.pk, by=None, forms=2)
    assert ImportRun.objects.get().state == ImportState.CHECKED
