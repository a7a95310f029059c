"""A whole round on one sheet: each method works under a prefix, and typing gives what a participant would give."""

import re

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from hypothesis import given as examples
from hypothesis import strategies as st

from consultation import drafts
from consultation.entering import _content
from consultation.entry_sheet import form_code, prefix_of, read_sheet, sheet_of
from consultation.enums import ItemKind
from consultation.methods import Given, Problem, method_of, under
from consultation.methods.questions import KINDS
from tests.consultation.test_methods import ABC, make

NAMES = re.compile(r'\s(?:id|name|for|aria-labelledby|aria-describedby)="([^"]*)"')


def asked(kind: ItemKind, number: int = 1):
    item, version = make(kind, *(() if kind == ItemKind.OPEN else ABC), max_choices=2)
    item.current = version
    return item


SHEET = [asked(kind) for kind in KINDS]


@pytest.mark.parametrize("item", SHEET, ids=lambda item: item.kind)
def test_a_template_writes_the_prefix_before_every_id_and_name(item) -> None:
    fields = {ItemKind.OPEN: "tekst", ItemKind.STORY: "tekst_a", ItemKind.RANKING: "plek_a"}
    field = fields.get(item.kind, "keuze_0")
    problems = [Problem(field, "Fout."), Problem("reden_a", "Fout.")]
    screen = method_of(item).screen(item, item.current, Given(), problems, problems)
    context = {"asked": screen.context, "prefix": "v1-", "has_help": True, "blank_label": "Niet ingevuld"}
    drawn = render_to_string(screen.template, context)
    names = [name for found in NAMES.findall(drawn) for name in found.split()]
    assert names
    assert [name for name in names if not name.startswith("v1-")] == []


@pytest.mark.parametrize("item", SHEET, ids=lambda item: item.kind)
def test_every_method_can_be_printed_and_read_aloud(item) -> None:
    screen = method_of(item).screen(item, item.current, Given())
    for template in (screen.print_template, screen.aloud_template):
        drawn = render_to_string(template, {"asked": screen.context})
        for label in ("A", "B", "C") if item.kind != ItemKind.OPEN else ():
            assert label in drawn


def test_under_takes_what_stands_under_the_prefix_and_nothing_else() -> None:
    part = under(QueryDict("v1-keuze=a&v1-keuze=b&v11-keuze=c&keuze=d"), "v1-")
    assert dict(part.lists()) == {"keuze": ["a", "b"]}


def test_the_code_of_the_form_changes_with_its_words() -> None:
    before = [asked(ItemKind.OPEN)]
    before[0].current_id = 1
    code = form_code(before)
    before[0].current_id = 2
    assert re.fullmatch("[0-9A-F]{4}", code)
    assert form_code(before) != code


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30) | st.just("bsn 111222333")
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "keuze": st.lists(st.sampled_from(["a", "b", "c", "", "x"]), max_size=3),
        "tekst": WORDS.map(lambda text: [text]),
        **{f"reden_{code}": WORDS.map(lambda text: [text]) for code in "abc"},
        **{f"tekst_{code}": WORDS.map(lambda text: [text]) for code in "abc"},
        **{f"plek_{code}": st.sampled_from([["1"], ["2"], ["3"], [""]]) for code in "abc"},
    },
)


@pytest.mark.parametrize("item", SHEET, ids=lambda item: item.kind)
@examples(fields=FIELDS)
def test_what_is_typed_for_somebody_is_what_would_be_kept_online(item, fields) -> None:
    online, sheet = QueryDict(mutable=True), QueryDict(mutable=True)
    for name, values in fields.items():
        online.setlist(name, values)
        sheet.setlist(prefix_of(item) + name, values)
    read = method_of(item).read(item, item.current, online, answer_expected=True)
    (typed,) = read_sheet([item], sheet)
    if read.problems:
        assert typed.problems
        return
    words = {prompt: guarded.text for prompt, guarded in drafts.guard(read.given.words).items()}
    is_nothing = not read.given.value and not read.given.words
    kept = {"value": dict(read.given.value), "draft_words": words, "skipped": is_nothing}
    assert not typed.problems
    assert _content(typed.given) == kept


def test_a_follow_up_question_says_when_it_is_for_you() -> None:
    first, second = asked(ItemKind.SINGLE), asked(ItemKind.OPEN)
    second.shown_if_item, second.shown_if_option = first, "b"
    assert [question.follows for question in sheet_of([first, second])] == [
        "",
        "Alleen als het antwoord op vraag 1 is: ‘B’.",
    ]
