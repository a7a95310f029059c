"""Filling in a template the way an entry clerk does, and reading what came of it."""

from collections.abc import Iterable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from consultation.importing.template import template_columns, write_template
from consultation.models import Item, Round
from contributions.import_known import Known
from contributions.import_report import Report
from contributions.importers import Progress, importer_now

DAY = date(2026, 11, 20)
#: What every form needs besides its answers.
ABOUT = {"channel": "Op papier", "received_on": DAY, "recruitment": "Open"}


def key_of(item: Item, field: str) -> str:
    """The code above the column of this field of a question."""
    assert item.current is not None
    return f"{item.pk}:{item.current.number}:{field}"


def template(round_: Round) -> Workbook:
    """As it is downloaded."""
    output = BytesIO()
    write_template(round_, output)
    output.seek(0)
    return load_workbook(output)


def fill(round_: Round, rows: Iterable[Mapping[str, Any]]) -> Workbook:
    """The template with these rows; each by the codes of the columns, and complete with ABOUT."""
    book = template(round_)
    place = {column.key: number for number, column in enumerate(template_columns(round_), start=1)}
    for number, row in enumerate(rows, start=3):
        for key, value in {**ABOUT, **row}.items():
            if value is not None:
                cell = book["Invoer"].cell(number, place[key])
                cell.value = value
                if isinstance(value, str) and value.startswith("="):
                    cell.data_type = "s"
    return book


def saved(book: Workbook, folder: Path, name: str = "formulieren.xlsx") -> Path:
    """On disk."""
    path = folder / name
    book.save(path)
    return path


def letter_of(round_: Round, key: str) -> str:
    """The letter of a column."""
    from openpyxl.utils import get_column_letter

    return get_column_letter([column.key for column in template_columns(round_)].index(key) + 1)


def look(round_: Round, book: Workbook | bytes) -> Report:
    """Read it, as a dry run does; raises Refused for a file that cannot be read at all."""
    content = book if isinstance(book, bytes) else as_bytes(book)
    report, importer = Report(), importer_now(round_.occasion)
    for _form in importer.read(round_.occasion, BytesIO(content), report, Known(round_.occasion), Progress()):
        pass
    return report


def as_bytes(book: Workbook) -> bytes:
    """As a file."""
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def problems(round_: Round, book: Workbook | bytes) -> list[tuple[int, str, str]]:
    """(row, column, sentence) of everything that is wrong."""
    return [(each["row"], each["column"], each["sentence"]) for each in look(round_, book).as_rows()]


def heard(round_: Round) -> list[dict[str, Any]]:
    """Everything the platform holds of each person in a round, without what is made at random; sorted."""
    people = []
    everybody = round_.occasion.participations.select_related("participant__perspective", "receipt", "submission")
    for participation in everybody.prefetch_related(
        "participant__consents__text", "contributions__agenda_items", "submission__answers__words__contribution"
    ).iterator(chunk_size=50):
        participant = participation.participant
        people.append(
            {
                "state": participation.state,
                "channel": participation.channel,
                "recruitment": participation.recruitment,
                "assisted": participation.assisted,
                "before": participation.took_part_before,
                "touched_on": participation.touched_on,
                "handed_in_on": participation.handed_in_on,
                "perspective": participant.perspective.code if participant.perspective else "",
                "speaks_for": participant.speaks_for,
                "organisation": participant.organisation,
                "consents": sorted((each.purpose, each.text.version) for each in participant.consents.all()),
                "has_receipt": hasattr(participation, "receipt"),
                "answers": sorted(
                    (
                        str(answer.item_id),
                        answer.item_version_id,
                        answer.value,
                        answer.draft_words,
                        answer.skipped,
                        sorted((words.prompt, words.contribution.original) for words in answer.words.all()),
                    )
                    for answer in participation.submission.answers.all()
                ),
                "words": sorted(
                    (
                        words.kind,
                        words.mode,
                        words.question,
                        words.order,
                        words.original,
                        words.redacted,
                        words.hints,
                        words.moderation,
                        words.arrived_on,
                        sorted(action.pk for action in words.agenda_items.all()),
                    )
                    for words in participation.contributions.all()
                ),
            }
        )
    return sorted(people, key=repr)
