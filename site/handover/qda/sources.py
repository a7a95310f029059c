"""One text of a project: which stretches are about which codes, the notes beside them, and what it answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from contributions.models import Contribution
from contributions.service import Teller
from synthesis.models import Coding, Excerpt

from .cases import variable_value
from .codes import GuidOf, note_ref
from .notes import Notes, Remark
from .texts import SourceText

VARIABLES = (("group", "Groep"), ("occasion", "Gelegenheid"), ("question", "Vraag"))


@dataclass(frozen=True, slots=True)
class Source:
    """The words of one contribution as a text of the project."""

    words: Contribution
    text: SourceText
    guid: GuidOf
    tells_who: bool

    def xml(self, codings: list[Coding], remarks: list[Remark], notes: Notes, teller: Teller) -> Iterator[str]:
        """`<TextSource>` piece by piece; its notes are written on the way."""
        own = self.guid(self.words.pk)
        yield f'<TextSource guid="{own}" name="Bijdrage {own[:8]}" plainTextPath="internal://{own}.txt">'
        for excerpt, given, beside in _stretches(codings, remarks):
            start, end = self.text.place(excerpt.start), self.text.place(excerpt.end)
            where = f'startPosition="{start}" endPosition="{end}"'
            yield f'<PlainTextSelection guid="{self.guid(excerpt.pk)}" {where}>'
            yield from map(self._coding, given)
            yield from (note_ref(_note(each, notes)) for each in beside)
            yield "</PlainTextSelection>"
        yield from (note_ref(_note(each, notes)) for each in remarks if each.excerpt is None)
        person = self.words.participation.participant if self.words.participation else None
        group, _way = teller.tell(self.words.occasion_id, person.perspective_id if person else None)
        values = {"group": group, "occasion": self.words.occasion.title, "question": self.words.question}
        yield from (variable_value(self.guid, key, values[key]) for key, _name in VARIABLES)
        yield "</TextSource>\n"

    def _coding(self, coding: Coding) -> str:
        who = coding.assigned_by_id if self.tells_who else None
        by = f' creatingUser="{self.guid(f"user:{who}")}"' if who else ""
        own = self.guid(f"coding:{coding.pk}")
        return f'<Coding guid="{own}"{by}><CodeRef targetGUID="{self.guid(coding.code_id)}"/></Coding>'


def _stretches(codings: list[Coding], remarks: list[Remark]) -> list[tuple[Excerpt, list[Coding], list[Remark]]]:
    """Every excerpt with a code or a remark, in the order of the text."""
    found: dict[object, tuple[Excerpt, list[Coding], list[Remark]]] = {}
    for coding in codings:
        found.setdefault(coding.excerpt_id, (coding.excerpt, [], []))[1].append(coding)
    for remark in remarks:
        if remark.excerpt is not None:
            found.setdefault(remark.excerpt.pk, (remark.excerpt, [], []))[2].append(remark)
    return sorted(found.values(), key=lambda each: (each[0].start, each[0].end, str(each[0].pk)))


def _note(remark: Remark, notes: Notes) -> str:
    return notes.add(remark.key, remark.name, remark.text, remark.by)
