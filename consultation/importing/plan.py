"""Which column of a sheet is what: read from the codes in its first row, and held against the round of today."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from contributions.service import Refused, Report, Row
from privacy.models import ConsentText

from ..models import Item, ItemVersion, Round
from .cells import Wrong, lookup_of, written
from .columns import CONSENT, Column, Kind, about_columns, answer_columns, expected_codes

KEYS_ROW, TITLES_ROW, FIRST_ROW = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Question:
    """One question as it stands in this sheet: its number in the round, and the version that was on the paper."""

    number: int
    item: Item
    version: ItemVersion


@dataclass(frozen=True, slots=True)
class Plan:
    """By the number of a column: what it is, and the question it belongs to (None: about the person)."""

    columns: Mapping[int, Column]
    questions: Mapping[int, Question]
    lookups: Mapping[int, Mapping[str, str]]
    texts: Mapping[str, ConsentText]

    @property
    def items(self) -> list[Item]:
        """The questions that are in the sheet, in the order of the round."""
        return list({question.item.pk: question.item for question in self.questions.values()}.values())


def plan_of(round_: Round, header: Row | None, report: Report) -> Plan:
    """Read the first row. Columns too many or too few go to the report, by name.

    Raises Refused when this is no template of ours, of another round, or too old to be taken in.
    """
    keys = _keys(header)
    asked = [key for key in keys if _item_id(key)]
    if not asked:
        raise Refused(_("Dit is niet ons sjabloon. Haal een sjabloon bij deze ronde en vul dat in."))
    numbers = _versions_in(asked)
    items = _items(round_, numbers)
    columns, questions = _expected(round_, items, numbers)
    texts = _consent_texts(keys)
    by_key: dict[str, tuple[Column, Question | None]] = {column.key: (column, None) for column in about_columns()}
    by_key |= {column.key: (column, questions[column.key]) for column in columns}
    found = {place: by_key[key] for key, place in keys.items() if key in by_key}
    for key, place in keys.items():
        if key not in by_key and key not in texts:
            report.add(
                _("Deze kolom hoort niet in het sjabloon. Haal de kolom weg, of neem een nieuw sjabloon."),
                row=KEYS_ROW,
                column=place,
            )
    for key, (column, _question) in by_key.items():
        if key not in keys and not key.startswith(CONSENT):
            report.add(
                _("De kolom ‘%(title)s’ ontbreekt. Neem een nieuw sjabloon en plak uw rijen daarin.")
                % {"title": column.title[:150]},
                row=KEYS_ROW,
            )
    consents = {keys[key]: Column(key, text.question, Kind.YES, value=text.purpose) for key, text in texts.items()}
    plain_columns = {place: column for place, (column, _question) in found.items()} | consents
    return Plan(
        columns=plain_columns,
        questions={place: question for place, (_column, question) in found.items() if question},
        lookups={place: lookup_of(column) for place, column in plain_columns.items()},
        texts={text.purpose: text for text in texts.values()},
    )


def _keys(header: Row | None) -> dict[str, int]:
    keys: dict[str, int] = {}
    for place, cell in sorted(header.cells.items()) if header else ():
        try:
            key = written(cell)
        except Wrong:
            continue
        if key in keys:
            raise Refused(
                _("Twee kolommen hebben dezelfde code in rij 1. Neem een nieuw sjabloon en plak uw rijen daarin.")
            )
        if key:
            keys[key] = place
    return keys


def _item_id(key: str) -> UUID | None:
    try:
        return UUID(key.partition(":")[0])
    except ValueError:
        return None


def _versions_in(keys: list[str]) -> dict[UUID, int]:
    """The version of each question in the sheet."""
    numbers: dict[UUID, int] = {}
    for key in keys:
        item_id, number = UUID(key.partition(":")[0]), key.split(":")[1] if key.count(":") >= 2 else ""
        if not (number.isascii() and number.isdigit()) or numbers.setdefault(item_id, int(number[:5])) != int(
            number[:5]
        ):
            raise _too_old()
    return numbers


def _items(round_: Round, numbers: Mapping[UUID, int]) -> list[Item]:
    """All questions of the round that are in the sheet or asked now. Raises Refused for those of another round."""
    ours = list(
        Item.objects.filter(step__round=round_)
        .select_related("step", "current", "shown_if_item")
        .order_by("step__order", "order", "retired")
    )
    known = {item.pk for item in ours}
    if not known & set(numbers):
        other = Round.objects.filter(steps__items__in=list(numbers)).first()
        title = other.title if other else _("een andere ronde")
        raise Refused(
            _("Dit sjabloon hoort bij een andere ronde: ‘%(other)s’. Haal een sjabloon bij deze ronde.")
            % {"other": title}
        )
    if set(numbers) - known:
        raise _too_old()
    return [item for item in ours if item.current is not None and (item.pk in numbers or not item.retired)]


def _expected(
    round_: Round, items: list[Item], numbers: Mapping[UUID, int]
) -> tuple[list[Column], dict[str, Question]]:
    """The columns there should be: of the version in the sheet; of the words of today for a question it lacks."""
    versions = {(each.item_id, each.number): each for each in ItemVersion.objects.filter(item__in=items)}
    columns: list[Column] = []
    questions: dict[str, Question] = {}
    for number, item in enumerate(items, start=1):
        assert item.current is not None, "items without words were left out"
        version = versions.get((item.pk, numbers.get(item.pk, item.current.number)))
        if version is None or not (item.retired or expected_codes(version) <= expected_codes(item.current)):
            raise _too_old()
        for column in answer_columns(number, item, version):
            columns.append(column)
            questions[column.key] = Question(number, item, version)
    return columns, questions


def _consent_texts(keys: Mapping[str, int]) -> dict[str, ConsentText]:
    """The words of each consent that the people on these papers read."""
    wanted = [key for key in keys if key.startswith(f"{CONSENT}:")]
    every = {f"{CONSENT}:{text.purpose}:{text.version}": text for text in ConsentText.objects.all()} if wanted else {}
    return {key: every[key] for key in wanted if key in every}


def _too_old() -> Refused:
    return Refused(
        _("De vragen van deze ronde zijn veranderd na dit sjabloon. Neem een nieuw sjabloon en plak uw rijen erin.")
    )
