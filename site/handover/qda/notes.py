"""What analysts wrote beside codes and words, as notes for analysis software. For the team only.

A note may repeat the words beside it, or say who thought what of them: for everybody there are none.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import IO, Any
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr

from django.db.models import QuerySet

from contributions.models import Contribution
from contributions.service import Scope
from synthesis.models import Code, CodeEvent, Evidence, Excerpt, Reading
from synthesis.service import findings_in

from ..formats.cells import whole_text
from .codes import GuidOf

_CHUNK = 500
#: Names are shown in lists: they are short.
_LONGEST_NAME = 80


@dataclass(slots=True)
class Notes:
    """Notes flow to a file of their own: in a project they stand behind the texts they belong to."""

    out: IO[str]
    guid: GuidOf
    coders: dict[int, int]
    number: int = 0
    of_codes: dict[UUID, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, key: str, name: str, text: str, by: int | None) -> str:
        """Write one note; returns its id. Who wrote it is told as the number of a coder, as at codings."""
        own = self.guid(f"note:{key}")
        short = whole_text(name).replace("\n", " ")[:_LONGEST_NAME]
        author = f' creatingUser="{self.guid(f"user:{by}")}"' if by in self.coders else ""
        self.out.write(
            f'<Note guid="{own}" name={quoteattr(short)}{author}>'
            f"<PlainTextContent>{escape(whole_text(text))}</PlainTextContent></Note>\n"
        )
        self.number += 1
        return own

    def add_those_of_codes(self, scope: Scope) -> None:
        """Why a code was changed, in the words of who did it; what a merged code went through goes with it."""
        if scope.audience != "intern":
            return
        merged = Code.objects.using(scope.using).exclude(merged_into=None)
        into = {code.pk: code.merged_into_id for code in merged if code.merged_into_id}
        events = CodeEvent.objects.using(scope.using).exclude(note="").select_related("code").order_by("at", "pk")
        for event in events.iterator(chunk_size=_CHUNK):
            name = f"{event.get_deed_display()}: {event.after.get('name', event.code.name)}"
            note = self.add(f"event:{event.pk}", name, event.note, event.by_id)
            code = event.code_id
            while code in into:
                code = into[code]
            self.of_codes[code].append(note)


@dataclass(frozen=True, slots=True)
class Remark:
    """A note beside words: beside a stretch of them, or (without one) beside the whole."""

    key: str
    name: str
    text: str
    by: int | None
    excerpt: Excerpt | None = None


class Remarks:
    """Walks along with contributions in the order of their ids, and gives what was written beside each."""

    def __init__(self, scope: Scope, shown: QuerySet[Contribution]) -> None:
        self._streams = [] if scope.audience != "intern" else [_evidence(scope, shown), _readings(scope, shown)]
        self._next = [next(stream, None) for stream in self._streams]

    def of(self, contribution: UUID) -> list[Remark]:
        """The remarks beside this contribution. Ask in the order of ids only."""
        found: list[Remark] = []
        for place, stream in enumerate(self._streams):
            ready = self._next[place]
            if ready is not None and ready[0] == contribution:
                found += ready[1]
                self._next[place] = next(stream, None)
        return found


_Group = tuple[UUID, list[Remark]]


def _evidence(scope: Scope, shown: QuerySet[Contribution]) -> Iterator[_Group]:
    """What was written where words were put under a finding."""
    rows = (
        Evidence.objects.using(scope.using)
        .filter(contribution__in=shown.values("pk"), finding__in=findings_in(scope).values("pk"))
        .exclude(note="")
        .select_related("finding", "excerpt")
        .order_by("contribution_id", "pk")
        .iterator(chunk_size=_CHUNK)
    )
    for contribution, own in groupby(rows, key=lambda row: row.contribution_id):
        yield contribution, [_remark_of(row) for row in own]


def _remark_of(row: Evidence) -> Remark:
    name = f"{row.get_direction_display()}: {row.finding.sentence}"
    return Remark(f"evidence:{row.pk}", name, row.note, row.added_by_id, row.excerpt)


def _readings(scope: Scope, shown: QuerySet[Contribution]) -> Iterator[_Group]:
    """What was written where a contribution was put aside."""
    rows: Any = (
        Reading.objects.using(scope.using)
        .filter(contribution__in=shown.values("pk"))
        .exclude(note="")
        .order_by("contribution_id")
        .iterator(chunk_size=_CHUNK)
    )
    for row in rows:
        name = row.get_reason_display() or row.get_state_display()
        yield row.contribution_id, [Remark(f"reading:{row.pk}", name, row.note, row.by_id)]
