"""The four files of a conversation in Polis's open data, as one conversation.

`votes.csv` has every vote that was cast, changes included: somebody's last vote on a statement counts. What one holds
of it grows with people x statements only: nine bytes each.
"""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from contributions.service import Refused

from .tables import pairs_of, refusal, rows_of, whole_number

COMMENTS, VOTES, PARTICIPANTS, SUMMARY = "comments.csv", "votes.csv", "participants-votes.csv", "summary.csv"
MOST_STATEMENTS, MOST_PEOPLE = 2_000, 200_000
#: At most so many votes are held: 200 000 people cannot all vote on 2 000 statements.
MOST_CELLS = 50_000_000
_MISSING = -9
#: The digits of a number of a statement; a column with more is none.
_LONGEST_NUMBER = 18
_MODERATED_OUT = "-1"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement ("comment") of the conversation."""

    number: int
    text: str
    is_out: bool


@dataclass(slots=True)
class Conversation:
    """What the files hold. `agree` is the sign that stands for agreeing in votes.csv: 1, or -1 in some exports.

    `signs_from` names the file that told so; "" when none could, and 1 was taken.
    """

    key: str
    title: str
    statements: list[Statement]
    agree: int = 1
    signs_from: str = ""
    rows: int = 0
    _votes: dict[int, "array[int]"] = field(default_factory=dict)

    @property
    def people(self) -> int:
        """How many people voted."""
        return len(self._votes)

    @property
    def changed(self) -> int:
        """How many votes were replaced by a later one."""
        return self.rows - sum(len(row) - row.count(_MISSING) for row in self._votes.values())

    def voters(self) -> Iterator[tuple[int, dict[int, int]]]:
        """Each person's number with their last votes: place of the statement -> 1 agree, 0 pass, -1 disagree."""
        for voter in sorted(self._votes):
            row = self._votes[voter]
            yield voter, {place: vote * self.agree for place, vote in enumerate(row) if vote != _MISSING}


def read(folder: Path) -> Conversation:
    """The conversation in this folder. Raises :class:`Refused` with what to do."""
    if not folder.is_dir():
        raise Refused(_("De map %(path)s is er niet.") % {"path": folder})
    summary = _summary(folder / SUMMARY)
    statements = _statements(folder / COMMENTS)
    found = Conversation(
        key=summary.get("url") or summary.get("topic") or folder.resolve().name,
        title=summary.get("topic") or folder.resolve().name,
        statements=statements,
    )
    place = {statement.number: at for at, statement in enumerate(statements)}
    _read_votes(folder / VOTES, found, place)
    _find_sign(folder, found, place)
    return found


def _summary(path: Path) -> dict[str, str]:
    """Topic and address; this file may be absent."""
    return pairs_of(path) if path.is_file() else {}


def _statements(path: Path) -> list[Statement]:
    found: dict[int, Statement] = {}
    for line, row in rows_of(path, ("comment-id", "comment-body")):
        number = whole_number(row["comment-id"], path, line, "comment-id")
        text = " ".join(row["comment-body"].split())
        if number in found:
            raise refusal(path, line, _("stelling %(number)d staat er twee keer in") % {"number": number})
        if not text:
            raise refusal(path, line, _("stelling %(number)d heeft geen tekst") % {"number": number})
        found[number] = Statement(number, text, row.get("moderated", "").strip() == _MODERATED_OUT)
        if len(found) > MOST_STATEMENTS:
            raise Refused(_("Er zijn meer dan %(most)d stellingen. Dat is te veel.") % {"most": MOST_STATEMENTS})
    if not found:
        raise Refused(_("In %(name)s staat geen enkele stelling.") % {"name": path.name})
    return [found[number] for number in sorted(found)]


def _read_votes(path: Path, found: Conversation, place: Mapping[int, int]) -> None:
    width = len(place)
    blank, never = array("b", [_MISSING]) * width, array("q", [-1]) * width
    moments: dict[int, array[int]] = {}
    for line, row in rows_of(path, ("comment-id", "voter-id", "vote")):
        number = whole_number(row["comment-id"], path, line, "comment-id")
        voter = whole_number(row["voter-id"], path, line, "voter-id")
        vote = whole_number(row["vote"], path, line, "vote")
        if number not in place:
            raise refusal(path, line, _("stelling %(number)d staat niet in comments.csv") % {"number": number})
        if vote not in (-1, 0, 1):
            raise refusal(path, line, _("de stem ‘%(vote)d’ kennen wij niet; het is 1, 0 of -1") % {"vote": vote})
        moment = whole_number(row["timestamp"], path, line, "timestamp") if row.get("timestamp") else 0
        if voter not in moments:
            _refuse_too_many(len(moments) + 1, width)
            found._votes[voter], moments[voter] = blank[:], never[:]
        found.rows += 1
        if moment >= moments[voter][place[number]]:
            found._votes[voter][place[number]], moments[voter][place[number]] = vote, moment
    if not moments:
        raise Refused(_("In %(name)s staat geen enkele stem.") % {"name": path.name})


def _refuse_too_many(people: int, statements: int) -> None:
    if people > MOST_PEOPLE or people * statements > MOST_CELLS:
        raise Refused(_("Er zijn te veel stemmen om in één keer op te nemen. Verdeel het gesprek."))


def _find_sign(folder: Path, found: Conversation, place: Mapping[int, int]) -> None:
    """Whether 1 is agree: Polis keeps it the other way round inside, and some exports do too."""
    for name, compare in ((PARTICIPANTS, _compare_people), (COMMENTS, _compare_counts)):
        path = folder / name
        same, opposite = compare(path, found, place) if path.is_file() else (0, 0)
        if same != opposite:
            found.agree, found.signs_from = (1 if same > opposite else -1), name
            return


def _compare_people(path: Path, found: Conversation, place: Mapping[int, int]) -> tuple[int, int]:
    """How many votes are the same there as here, and how many the opposite. There 1 is agree."""
    same = opposite = 0
    for line, row in rows_of(path, ("participant",)):
        mine = found._votes.get(whole_number(row["participant"], path, line, "participant"))
        if mine is None:
            continue
        for column, text in row.items():
            if _is_number(column) and text and (at := place.get(int(column))) is not None and mine[at] in (-1, 1):
                there = whole_number(text, path, line, column)
                same += there == mine[at]
                opposite += there == -mine[at]
    return same, opposite


def _is_number(column: str) -> bool:
    return column.isdecimal() and len(column) <= _LONGEST_NUMBER


def _compare_counts(path: Path, found: Conversation, place: Mapping[int, int]) -> tuple[int, int]:
    """The same by the counts per statement, when the people are not there."""
    ones, minus_ones = [0] * len(place), [0] * len(place)
    for row in found._votes.values():
        for at, vote in enumerate(row):
            ones[at] += vote == 1
            minus_ones[at] += vote == -1
    same = opposite = 0
    for line, told in rows_of(path, ("comment-id",)):
        if told.get("agrees") and told.get("disagrees"):
            at = place[whole_number(told["comment-id"], path, line, "comment-id")]
            agrees = whole_number(told["agrees"], path, line, "agrees")
            disagrees = whole_number(told["disagrees"], path, line, "disagrees")
            straight = abs(agrees - ones[at]) + abs(disagrees - minus_ones[at])
            turned = abs(agrees - minus_ones[at]) + abs(disagrees - ones[at])
            same += straight < turned
            opposite += turned < straight
    return same, opposite
