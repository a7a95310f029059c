"""A project: a text per contribution, its group and its occasion, and what was said about which stretch; and cases.

Texts flow into the zip one by one; the project file grows on disk beside it. No names of analysts: "Codeur 1".
"""

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
from .cases import CASE_VARIABLES, cases_xml, variable_value
from .codes import GuidOf, codes_xml, guids
from .texts import LF, SourceText, source_text

if TYPE_CHECKING:
    from ..dossier import Dossier

NAMESPACE = "urn:QDA-XML:project:1.0"
VARIABLES = (("group", "Groep"), ("occasion", "Gelegenheid"), ("question", "Vraag"))
_CHUNK = 500


def write_project(dossier: "Dossier", output: BinaryIO, *, line_end: str = LF) -> None:
    """Write the project; `line_end` is what the receiving software counts with (MAXQDA: two characters)."""
    scope, guid = dossier.scope, guids(dossier.scope, dossier.number)
    moment, teller = plain(dossier.made_on).replace(microsecond=0), Teller.for_scope(scope)
    with (
        tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n") as project,
        LongZip(output, moment) as archive,
    ):
        _begin(project, dossier, guid)
        project.writelines(cases_xml(scope, teller, guid))
        number, whole = 0, words_shown(scope).count()
        dossier.tell(0, "Teksten")
        for number, (words, codings) in enumerate(_words(scope), start=1):
            if number == 1:
                project.write("<Sources>")
            if number % _CHUNK == 0:
                dossier.tell(100 * number // whole, f"Teksten: {number}")
            text = source_text(words.redacted, line_end)
            archive.writestr(f"sources/{guid(words.pk)}.txt", text.text.encode())
            _source(project, words, text, codings, teller, guid, tells_who=scope.audience == "intern")
        project.write(("</Sources>" if number else "") + "</Project>\n")
        project.flush()
        archive.write(Path(project.name), "project.qde")


def _begin(project: IO[str], dossier: "Dossier", guid: GuidOf) -> None:
    coders = _coders(dossier.scope)
    project.write(
        f'<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="{NAMESPACE}" '
        f'name={quoteattr(dossier.title)} origin="Reisgenoot" '
        f'creationDateTime="{dossier.made_on.isoformat(timespec="seconds")}">'
    )
    if coders:
        users = "".join(f'<User guid="{guid(f"user:{key}")}" name="Codeur {place}"/>' for key, place in coders.items())
        project.write(f"<Users>{users}</Users>")
    codes = "".join(codes_xml(dossier.scope, guid))
    if codes:
        project.write(f"<CodeBook>{codes}</CodeBook>\n")
    named = VARIABLES if dossier.scope.audience != "intern" else VARIABLES + CASE_VARIABLES
    variables = "".join(
        f'<Variable guid="{guid(f"variable:{key}")}" name="{name}" typeOfVariable="Text"/>' for key, name in named
    )
    project.write(f"<Variables>{variables}</Variables>\n")


def _coders(scope: Scope) -> dict[int, int]:
    """{colleague: number}, in the order in which they began; for everybody nobody is told apart."""
    if scope.audience != "intern":
        return {}
    given = Coding.objects.using(scope.using).filter(assigned_by__isnull=False).order_by("pk")
    found: dict[int, int] = {}
    for key in given.values_list("assigned_by", flat=True).iterator(chunk_size=2_000):
        found.setdefault(key, len(found) + 1)
    return found


def _words(scope: Scope) -> Iterator[tuple[Contribution, list[Coding]]]:
    """Every contribution with its codings, side by side in the order of their (random) ids."""
    shown = words_shown(scope)
    rows = shown.select_related("occasion", "participation__participant").order_by("pk")
    codings = (
        Coding.objects.using(scope.using)
        .filter(excerpt__contribution__in=shown.values("pk"), code__merged_into=None)
        .select_related("excerpt")
        .order_by("excerpt__contribution_id", "excerpt__start", "excerpt__end", "pk")
        .iterator(chunk_size=_CHUNK)
    )
    grouped = groupby(codings, key=lambda coding: coding.excerpt.contribution_id)
    key, given = next(grouped, (None, iter(())))
    for words in rows.iterator(chunk_size=_CHUNK):
        own: list[Coding] = []
        if key == words.pk:
            own = list(given)
            key, given = next(grouped, (None, iter(())))
        yield words, own


def _source(
    project: IO[str],
    words: Contribution,
    text: SourceText,
    codings: list[Coding],
    teller: Teller,
    guid: GuidOf,
    *,
    tells_who: bool,
) -> None:
    own = guid(words.pk)
    project.write(f'<TextSource guid="{own}" name="Bijdrage {own[:8]}" plainTextPath="internal://{own}.txt">')
    for excerpt, given in groupby(codings, key=lambda coding: coding.excerpt):
        start, end = text.place(excerpt.start), text.place(excerpt.end)
        project.write(
            f'<PlainTextSelection guid="{guid(excerpt.pk)}" startPosition="{start}" endPosition="{end}">'
            + "".join(_coding(each, guid, tells_who=tells_who) for each in given)
            + "</PlainTextSelection>"
        )
    person = words.participation.participant if words.participation else None
    group, _way = teller.tell(words.occasion_id, person.perspective_id if person else None)
    values = {"group": group, "occasion": words.occasion.title, "question": words.question}
    for key, _name in VARIABLES:
        project.write(variable_value(guid, key, values[key]))
    project.write("</TextSource>\n")


def _coding(coding: Coding, guid: GuidOf, *, tells_who: bool) -> str:
    who = coding.assigned_by_id if tells_who else None
    by = f' creatingUser="{guid(f"user:{who}")}"' if who else ""
    own = guid(f"coding:{coding.pk}")
    return f'<Coding guid="{own}"{by}><CodeRef targetGUID="{guid(coding.code_id)}"/></Coding>'
