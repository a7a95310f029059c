"""QTI 3.0 in the hands of a program of others: taken to QTI 2.1 and back, every question keeps its answers."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from education.formats.packages.qti3 import write_qti3
from education.packs.every import EVERY_PACK
from education.source import Question
from tests.education.packages.reader import opened
from tests.education.packages.reader_qti3 import Item, items_of
from tests.factories.education import source

QTI21 = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"


def questions_of_all_packs() -> tuple[Question, ...]:
    """Every kind of question that we know, as we wrote them."""
    return tuple(
        replace(question, key=f"{pack.slug}-{question.key}") for pack in EVERY_PACK for question in pack.questions
    )


def told(item: Item) -> tuple[str, str, dict[str, str], list[str]]:
    right = item.root.iter("{*}qti-correct-response")
    return (
        item.interaction,
        item.cardinality,
        item.choices,
        sorted(value.text for each in right for value in each),
    )


@pytest.fixture(scope="module")
def there_and_back(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes, bytes]:
    folder = tmp_path_factory.mktemp("qti")
    ours = write_qti3(source(questions=(*source().questions, *questions_of_all_packs())))
    paths = [folder / name for name in ("ours.zip", "21.zip", "back.zip")]
    paths[0].write_bytes(ours)
    _convert("downgrade", paths[0], paths[1])
    _convert("upgrade", paths[1], paths[2])
    return ours, paths[1].read_bytes(), paths[2].read_bytes()


def _convert(way: str, given: Path, to: Path) -> None:
    """By the program as it comes: it stays a program of others."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name("qti-convert")), way, str(given), str(to)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_every_question_is_an_item_for_them(there_and_back: tuple[bytes, bytes, bytes]) -> None:
    ours, theirs, _back = there_and_back
    archive = opened(theirs)
    items = [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.startswith("vragen/")]
    assert {each.tag for each in items} == {f"{QTI21}assessmentItem"}
    assert len(items) == len(items_of(ours)) == len(source().questions) + len(questions_of_all_packs())
    assert all(each.find(f"{QTI21}itemBody") is not None for each in items)


def test_what_comes_back_asks_the_same_and_has_the_same_answers(there_and_back: tuple[bytes, bytes, bytes]) -> None:
    ours, _theirs, back = there_and_back
    assert [told(item) for item in items_of(back)] == [told(item) for item in items_of(ours)]
