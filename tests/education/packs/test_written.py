"""The packs that come with the platform: whole, true to themselves, and easy to read."""

import re
from collections import Counter
from datetime import date

import pytest

from education.enums import ClassItemKind, GroupForm, Level, MaterialKind, QuestionKind, Reading, Subject
from education.packs.every import EVERY_PACK
from education.packs.marks import blocks
from education.packs.shape import WrittenPack
from education.source import Block
from pages.plain_language import flesch_douma, sentences, words
from pages.plain_language.jargon import jargon_in
from privacy import service as privacy

from .reading import FIGURE, everything, filled, of_class, of_parts, of_quiz, of_teacher

PUPIL_PARTS = ("worksheet", "slides", "poster")
TEACHER_PARTS = ("guide", "answers", "parents", "safe_lesson")
#: Words in the longest sentence, and how easy at least (Flesch-Douma), by reading level.
PUPILS_READ = {Reading.A2: (12, 88), Reading.B1: (15, 80)}
TEACHERS_READ = (20, 80)
#: Words of offices that a lesson is about, and explains.
EXPLAINED = {"triage"}

each_pack = pytest.mark.parametrize("pack", EVERY_PACK, ids=lambda pack: pack.slug)


def test_each_kind_of_school_has_a_pack() -> None:
    assert {level for pack in EVERY_PACK for level in pack.levels} == set(Level.values)
    assert len({pack.slug for pack in EVERY_PACK}) == len(EVERY_PACK) == 5


@each_pack
def test_a_pack_is_whole(pack: WrittenPack) -> None:
    kinds = Counter(material.kind for material in pack.materials)
    assert kinds == {kind: 2 if kind == "worksheet" else 1 for kind in MaterialKind.values if kind != "file"}
    slides = [block for block in blocks(pack.of_kind("slides")[0].text) if block.kind == "heading"]
    assert 8 <= len(slides) <= 10
    assert 6 <= len(pack.questions) <= 8
    assert len({question.kind for question in pack.questions}) == len(QuestionKind.values)
    asked = Counter(ask.kind for ask in pack.asks)
    assert asked == {ClassItemKind.STATEMENT: 3, ClassItemKind.DILEMMA: 1, ClassItemKind.OWN_WORDS: 1}
    assert set(pack.subjects) <= set(Subject.values)
    assert {pack.group_form, *(step.group_form for step in pack.steps)} <= set(GroupForm.values)


@each_pack
def test_every_question_can_be_answered(pack: WrittenPack) -> None:
    for question in pack.questions:
        right = sum(option.correct for option in question.options)
        texts = [option.text for option in question.options]
        assert len(set(texts)) == len(texts)
        if question.kind == "choice":
            assert right == 1
            assert all(option.says for option in question.options)
        elif question.kind == "several":
            assert 2 <= right < len(texts)
        elif question.kind == "match":
            assert len({left for left, _ in question.pairs}) == len({right for _, right in question.pairs}) >= 3
        elif question.kind == "open":
            assert question.model_answer
        else:
            assert question.kind == "true_false"
            assert question.explanation


@each_pack
def test_the_minutes_of_guide_and_steps_are_the_minutes_of_the_lesson(pack: WrittenPack) -> None:
    ends = [sum(step.minutes for step in pack.steps[: place + 1]) for place in range(len(pack.steps))]
    assert ends[-1] == pack.minutes
    [times] = [block for block in blocks(pack.of_kind("guide")[0].text) if block.items[:1] == ("Tijd",)]
    assert [row[0] for row in times.rows] == [f"{a} - {b}" for a, b in zip([0, *ends], ends, strict=False)]


@each_pack
def test_every_figure_that_is_named_is_there_and_every_one_there_is_named(pack: WrittenPack) -> None:
    named = {code for _, text in everything(pack) for code in FIGURE.findall(text)}
    assert named == {fact.code for fact in pack.facts}
    assert len(pack.facts) == len(named)


@each_pack
def test_every_figure_says_where_it_stands_and_until_when(pack: WrittenPack) -> None:
    for fact in pack.facts:
        assert fact.source
        assert fact.source_url.startswith("https://")
        assert date.fromisoformat(fact.valid_until) >= date(2026, 12, 31)
        if "euro" in fact.value:
            assert fact.valid_until == "2026-12-31"


@each_pack
def test_no_figure_is_typed_out(pack: WrittenPack) -> None:
    by_hand = [fact.value for fact in pack.facts if re.search(r"weken|maanden|euro|0800", fact.value)]
    found = [f"{where}: {value}" for where, text in everything(pack) for value in by_hand if value in text]
    assert not found, "\n".join(found)


@each_pack
def test_tables_are_whole_and_nothing_is_empty(pack: WrittenPack) -> None:
    for material in pack.materials:
        for block in blocks(material.text):
            assert block.text or block.items, (material.title, block)
            assert all(len(row) == len(block.items) for row in block.rows), (material.title, block)
            assert block.kind != "table" or block.rows
            assert block.kind != "lines" or 1 <= block.count <= 6


@each_pack
def test_pupils_can_read_it(pack: WrittenPack) -> None:
    longest, easiest = PUPILS_READ[Reading(pack.reading)]
    told = [*of_parts(pack, *PUPIL_PARTS), *of_quiz(pack), *of_class(pack)]
    _reads_well(pack, told, longest, easiest)


@each_pack
def test_teachers_and_parents_can_read_it(pack: WrittenPack) -> None:
    _reads_well(pack, [*of_teacher(pack), *of_parts(pack, *TEACHER_PARTS)], *TEACHERS_READ)


def _reads_well(pack: WrittenPack, told: list[tuple[str, str]], longest: int, easiest: int) -> None:
    texts = [(where, filled(pack, text)) for where, text in told]
    long = [f"{where}: {each}" for where, text in texts for each in sentences(text) if len(words(each)) > longest]
    assert not long, "\n".join(long)
    whole = "\n\n".join(text for _, text in texts)
    print(f"{flesch_douma(whole):.0f} {pack.slug}")
    assert flesch_douma(whole) >= easiest
    offices = {found.lower() for found, _plain in jargon_in(whole)} - EXPLAINED
    assert not offices, offices


@each_pack
def test_a_class_is_asked_about_views_and_never_about_home(pack: WrittenPack) -> None:
    for ask in pack.asks:
        assert not re.search(r"\b(thuis|ouders?|moeder|vader|gezin|schuld van)\b", ask.text, re.IGNORECASE), ask.text
        if ask.kind == "dilemma":
            codes = [code for code, _ in ask.options]
            assert len(set(codes)) == len(codes) >= 2
        else:
            assert ask.options == ()
        if ask.kind == "own_words":
            assert "geen namen" in ask.help


@each_pack
def test_no_number_or_address_of_a_person_is_in_it(pack: WrittenPack) -> None:
    for where, text in everything(pack):
        assert not privacy.explain(privacy.inspect(text)), (where, text)


def test_a_lesson_is_safe_in_the_same_way_everywhere() -> None:
    for pack in EVERY_PACK:
        [page] = pack.of_kind("safe_lesson")
        numbers: Block = blocks(page.text)[-1]
        told = [filled(pack, row[2]) for row in numbers.rows]
        assert told == [
            "0800 - 0432", "0800 - 0113, of 113", "0800 - 2000", "0800 - 8020", "0800 - 8115", "112",
        ]  # fmt: skip
