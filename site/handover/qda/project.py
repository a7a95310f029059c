"""A project: a text per contribution, its group and its occasion, what was said about which stretch, notes; and cases.

Texts flow into the zip one by one; the project file and its notes grow on disk beside it. No names of analysts:
"Codeur 1".
"""

import shutil
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import quoteattr

from contributions.models import Contribution
from contributions.service import Scope, Teller
from synthesis.models import Coding
from synthesis.service import words_shown

from ..formats.archive import LongZip
from ..formats.cells import plain
from .cases import CASE_VARIABLES, cases_xml
from .codes import GuidOf, codes_xml, guids
from .notes import Notes, Remark, Remarks
from .sources import VARIABLES, Source
from .texts import LF, source_text

if TYPE_CHECKING:
    from ..dossier import Dossier

NAMESPACE = "urn:QDA-XML:project:1.0"
_CHUNK = 500


def write_project(dossier: "Dossier", output: BinaryIO, *, line_end: str = LF) -> None:
    """Write the project; `line_end` is what the receiving software counts with (MAXQDA: two characters)."""
    scope, guid = dossier.scope, guids(dossier.scope, dossier.number)
    moment, teller = plain(dossier.made_on).replace(microsecond=0), Teller.for_scope(scope)
    with (
        tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n") as project,
        tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as beside,
        LongZip(output, moment) as archive,
    ):
        notes = Notes(beside, guid, _coders(scope))
        _begin(project, dossier, guid, notes)
        project.writelines(cases_xml(scope, teller, guid))
        number, whole = 0, words_shown(scope).count()
        dossier.tell(0, "Teksten")
        for number, (words, codings, remarks) in enumerate(_words(scope), start=1):
            if number == 1:
                project.write("<Sources>")
            if number % _CHUNK == 0:
                dossier.tell(100 * number // whole, f"Teksten: {number}")
            text = source_text(words.redacted, line_end)
            archive.writestr(f"sources/{guid(words.pk)}.txt", text.text.encode())
            source = Source(words, text, guid, tells_who=scope.audience == "intern")
            project.writelines(source.xml(codings, remarks, notes, teller))
        project.write("</Sources>" if number else "")
        _end(project, notes)
        archive.write(Path(project.name), "project.qde")


def _begin(project: IO[str], dossier: "Dossier", guid: GuidOf, notes: Notes) -> None:
    project.write(
        f'<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="{NAMESPACE}" '
        f'name={quoteattr(dossier.title)} origin="Reisgenoot" '
        f'creationDateTime="{dossier.made_on.isoformat(timespec="seconds")}">'
    )
    if notes.coders:
        named = notes.coders.items()
        users = "".join(f'<User guid="{guid(f"user:{key}")}" name="Codeur {place}"/>' for key, place in named)
        project.write(f"<Users>{users}</Users>")
    notes.add_those_of_codes(dossier.scope)
    codes = "".join(codes_xml(dossier.scope, guid, notes.of_codes))
    if codes:
        project.write(f"<CodeBook>{codes}</CodeBook>\n")
    told = VARIABLES if dossier.scope.audience != "intern" else VARIABLES + CASE_VARIABLES
    variables = "".join(
        f'<Variable guid="{guid(f"variable:{key}")}" name="{name}" typeOfVariable="Text"/>' for key, name in told
    )
    project.write(f"<Variables>{variables}</Variables>\n")


def _end(project: IO[str], notes: Notes) -> None:
    """The notes, from where they were kept, and the end."""
    if notes.number:
        notes.out.seek(0)
        project.write("<Notes>")
        shutil.copyfileobj(notes.out, project)
        project.write("</Notes>")
    project.write("</Project>\n")
    project.flush()


def _coders(scope: Scope) -> dict[int, int]:
    """{colleague: number}, in the order in which they began; for everybody nobody is told apart."""
    if scope.audience != "intern":
        return {}
    given = Coding.objects.using(scope.using).filter(assigned_by__isnull=False).order_by("pk")
    found: dict[int, int] = {}
    for key in given.values_list("assigned_by", flat=True).iterator(chunk_size=2_000):
        found.setdefault(key, len(found) + 1)
    return found


def _words(scope: Scope) -> Iterator[tuple[Contribution, list[Coding], list[Remark]]]:
    """Every contribution with its codings and remarks, side by side in the order of their (random) ids."""
    shown = words_shown(scope)
    rows = shown.select_related("occasion", "participation__participant").order_by("pk")
    codings = (
        Coding.objects.using(scope.using)
        .filter(excerpt__contribution__in=shown.values("pk"), code__merged_into=None)
        .select_related("excerpt")
        .order_by("excerpt__contribution_id", "excerpt__start", "excerpt__end", "pk")
        .iterator(chunk_size=_CHUNK)
    )
    remarks = Remarks(scope, shown)
    grouped = groupby(codings, key=lambda coding: coding.excerpt.contribution_id)
    key, given = next(grouped, (None, iter(())))
    for words in rows.iterator(chunk_size=_CHUNK):
        own: list[Coding] = []
        if key == words.pk:
            own = list(given)
            key, given = next(grouped, (None, iter(())))
        yield words, own, remarks.of(words.pk)
