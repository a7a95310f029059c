"""The columns of the sheet: what each is for, by its code. The template and the reading both come from here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from django.utils.translation import gettext as _

from contributions.service import Channel, Recruitment, TookPartBefore
from people.service import SpeaksFor, offered_perspectives
from privacy.service import active_consent_texts

from ..enums import ItemKind, Verdict, Vote
from ..methods import (
    METHODS,
    choice,
    open_question,
    paragraph,
    points,
    ranking,
    statements_own,
    statements_vote,
    story,
    top,
)
from ..methods.options import options_of
from ..models import Item, ItemVersion
from ..reaching import ASKED_PURPOSES

REFERENCE, CODE, CHANNEL, RECEIVED_ON = "reference", "code", "channel", "received_on"
RECRUITMENT, ASSISTED, PERSPECTIVE = "recruitment", "assisted", "perspective"
SPEAKS_FOR, ORGANISATION, BEFORE, CONSENT = "speaks_for", "organisation", "before", "consent"
#: The doors for which a sheet is the way in.
CHANNELS = (Channel.PAPER, Channel.PHONE, Channel.INTERVIEW)


class Kind(Enum):
    """What goes in a cell."""

    TEXT = "text"
    CHOICE = "choice"
    YES = "yes"
    PLACE = "place"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose from a list: its code, and how people read it."""

    code: str
    label: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `field` and `value` say what it is in the form of the website: a box is a field with a value."""

    key: str
    title: str
    kind: Kind
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    field: str = ""
    value: str = ""
    is_required: bool = False


def about_columns() -> list[Column]:
    """What is asked of every form, whatever the questions. Two queries."""
    perspectives = [each for group in offered_perspectives() for each in (group.kinds or (group.group,))]
    return [
        Column(REFERENCE, _("Uw nummer op het papier"), Kind.TEXT, hint=_("Mag leeg. Elk nummer één keer.")),
        Column(
            CHANNEL,
            _("Hoe kwam dit binnen?"),
            Kind.CHOICE,
            tuple(Choice(channel.value, str(channel.label)) for channel in CHANNELS),
            _("Verplicht. Kies uit de lijst."),
            is_required=True,
        ),
        Column(
            RECEIVED_ON, _("Ontvangen op"), Kind.DAY, hint=_("Verplicht. Bijvoorbeeld 3-11-2026."), is_required=True
        ),
        Column(
            RECRUITMENT,
            _("Open of op uitnodiging?"),
            Kind.CHOICE,
            tuple(Choice(each.value, str(each.label)) for each in Recruitment),
            _("Verplicht. Kies uit de lijst."),
            is_required=True,
        ),
        Column(ASSISTED, _("Samen met een helper ingevuld?"), Kind.YES, hint=_("ja of nee. Leeg is nee.")),
        Column(
            PERSPECTIVE,
            _("Wat past het beste bij deze persoon?"),
            Kind.CHOICE,
            tuple(Choice(each.code, each.plain_label, (each.label,)) for each in perspectives),
            _("Kies uit de lijst. Leeg als het niet is ingevuld."),
        ),
        Column(
            SPEAKS_FOR,
            _("Voor wie spreekt deze persoon?"),
            Kind.CHOICE,
            tuple(Choice(each.value, str(each.label)) for each in SpeaksFor),
            _("Kies uit de lijst. Leeg is ‘voor mijzelf’."),
        ),
        Column(ORGANISATION, _("Welke organisatie?"), Kind.TEXT, hint=_("Alleen namens een organisatie.")),
        Column(
            BEFORE,
            _("Deed deze persoon al mee aan deze ronde?"),
            Kind.CHOICE,
            tuple(Choice(each.value, str(each.label)) for each in TookPartBefore),
            _("Kies uit de lijst. Leeg als het niet is ingevuld."),
        ),
        *(
            Column(
                f"{CONSENT}:{text.purpose}:{text.version}",
                text.question,
                Kind.YES,
                hint=_("ja of nee. Leeg is nee."),
                value=text.purpose,
            )
            for text in active_consent_texts(ASKED_PURPOSES)
        ),
        Column(CODE, _("Bewijscode op het papier"), Kind.TEXT, hint=_("Alleen als er een code op gedrukt staat.")),
    ]


def answer_columns(number: int, item: Item, version: ItemVersion) -> list[Column]:
    """The columns of one question, with the words of this version."""
    prefix, start = f"{item.pk}:{version.number}:", f"{number}. {version.text}"
    return [
        Column(
            prefix + (f"{part.field}={part.value}" if part.value else part.field),
            f"{start} {part.title}".strip(),
            part.kind,
            part.choices,
            part.hint,
            part.field,
            part.value,
        )
        for part in _parts_of(item)(item, version)
    ]


def expected_codes(version: ItemVersion) -> set[str]:
    """The codes that a sheet with this version can hold."""
    return {option.code for option in options_of(version)}


def titles_of(columns: Iterable[Column]) -> list[str]:
    """What stands above them."""
    return [column.title for column in columns]


def _one_of(item: Item, version: ItemVersion) -> list[Column]:
    options = options_of(version)
    listed = tuple(Choice(option.code, option.label) for option in options)
    chosen = Column("", "", Kind.CHOICE, listed, _("Kies één antwoord uit de lijst."), choice.FIELD)
    reasons = [
        Column("", f"{option.label}: {option.reason_prompt}", Kind.TEXT, (), _why(), f"{choice.REASON}{option.code}")
        for option in options
        if option.reason_prompt
    ]
    return [chosen, *reasons]


def _vote(item: Item, version: ItemVersion) -> list[Column]:
    listed = tuple(Choice(vote.value, str(vote.label)) for vote in Vote)
    return [Column("", "", Kind.CHOICE, listed, _("Kies één antwoord uit de lijst."), statements_vote.FIELD)]


def _own(item: Item, version: ItemVersion) -> list[Column]:
    return [Column("", "", Kind.TEXT, (), _words(), statements_own.FIELD)]


def _several(item: Item, version: ItemVersion) -> list[Column]:
    columns = []
    for option in options_of(version):
        columns.append(Column("", option.label, Kind.YES, (), _("ja als dit is gekozen."), choice.FIELD, option.code))
        if option.reason_prompt:
            title = f"{option.label}: {option.reason_prompt}"
            columns.append(Column("", title, Kind.TEXT, (), _why(), f"{choice.REASON}{option.code}"))
    return columns


def _open(item: Item, version: ItemVersion) -> list[Column]:
    return [Column("", "", Kind.TEXT, (), _words(), open_question.FIELD)]


def _story(item: Item, version: ItemVersion) -> list[Column]:
    return [
        Column("", option.label, Kind.TEXT, (), _words(), f"{story.FIELD}{option.code}")
        for option in options_of(version)
    ]


def _places(item: Item, version: ItemVersion) -> list[Column]:
    options = options_of(version)
    places = tuple(str(number) for number in range(1, ranking.most_places(version, options) + 1))
    listed = tuple(Choice(place, place) for place in places)
    hint = _("Plek 1 tot en met %(most)s. Leeg is geen plek.") % {"most": places[-1]}
    return [Column("", option.label, Kind.PLACE, listed, hint, f"{ranking.FIELD}{option.code}") for option in options]


def _points(item: Item, version: ItemVersion) -> list[Column]:
    hint = _("Een heel getal. Leeg is 0. Samen %(total)s.") % {"total": points.points_of(version)}
    return [
        *(
            Column("", option.label, Kind.TEXT, (), hint, f"{points.FIELD}{option.code}")
            for option in options_of(version)
        ),
        Column("", _("Niet alles verdeeld?"), Kind.YES, (), _("ja als er punten over bleven."), points.REST, "1"),
    ]


def _most_important(item: Item, version: ItemVersion) -> list[Column]:
    hint = _("ja als dit is gekozen.") + " " + top.Top().how_many(item, version)
    return [replace(column, hint=hint) if column.kind is Kind.YES else column for column in _several(item, version)]


def _paragraph(item: Item, version: ItemVersion) -> list[Column]:
    boxes = [
        Column("", str(verdict.label), Kind.YES, (), _("ja als dit is gekozen."), paragraph.FIELD, verdict.value)
        for verdict in Verdict
    ]
    rooms = [
        Column("", place.question.removeprefix(version.text).strip(), Kind.TEXT, (), _words(), field)
        for place in paragraph.Paragraph().speakable(item, version)
        if (field := paragraph.FIELD_OF[place.prompt])
    ]
    return [*boxes, *rooms]


def _why() -> str:
    return _("Alleen als dit antwoord is gekozen.")


def _words() -> str:
    return _("Typ over wat er staat.")


_PARTS: dict[str, Callable[[Item, ItemVersion], Sequence[Column]]] = {
    ItemKind.OPEN: _open,
    ItemKind.SINGLE: _one_of,
    ItemKind.SCALE: _one_of,
    ItemKind.MULTIPLE: _several,
    ItemKind.RANKING: _places,
    ItemKind.STORY: _story,
    ItemKind.POINTS: _points,
    ItemKind.TOP: _most_important,
    ItemKind.STATEMENT: _vote,
    ItemKind.OWN: _own,
    ItemKind.PARAGRAPH: _paragraph,
}


def _parts_of(item: Item) -> Callable[[Item, ItemVersion], Sequence[Column]]:
    """What a method says about its own kinds goes first."""
    return METHODS[item.step.method].columns.get(item.kind) or _PARTS[item.kind]
