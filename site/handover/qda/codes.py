"""The codebook as XML, as both forms hold it: nested codes with what belongs under each."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

from django.utils.crypto import salted_hmac

from contributions.service import Scope
from synthesis.models import Code

from ..formats.cells import whole_text

#: From one of our ids to the id outside: always the same for the team, new in every public dossier.
GuidOf = Callable[[Any], str]


def guids(scope: Scope, number: str) -> GuidOf:
    """Ids by which nobody can put two public dossiers side by side; for the team they stay the same.

    Those outside hang on the secret of this site: without it nobody can count back to one of our ids.
    """
    space = uuid5(NAMESPACE_URL, "reisgenoot")
    if scope.audience != "intern":
        space = UUID(bytes=salted_hmac("handover.qda", number, algorithm="sha256").digest()[:16])

    def guid(key: Any) -> str:
        return str(uuid5(space, str(key)))

    return guid


def codes_xml(scope: Scope, guid: GuidOf, notes: Mapping[UUID, Sequence[str]] | None = None) -> Iterator[str]:
    """`<Codes>` with everything in it; "" when there are none. Merged codes are gone: theirs went over.

    `notes` are the ids of notes per code; a codebook alone cannot hold any.
    """
    codes = list(Code.objects.using(scope.using).filter(merged_into=None).order_by("order", "name", "pk"))
    if not codes:
        return
    below: dict[UUID | None, list[Code]] = defaultdict(list)
    known = {code.pk for code in codes}
    for code in codes:
        below[code.parent_id if code.parent_id in known else None].append(code)
    yield "<Codes>"
    yield from _nested(None, below, guid, notes or {}, with_examples=scope.audience == "intern")
    yield "</Codes>"


def _nested(
    parent: UUID | None,
    below: dict[UUID | None, list[Code]],
    guid: GuidOf,
    notes: Mapping[UUID, Sequence[str]],
    *,
    with_examples: bool,
) -> Iterator[str]:
    for code in below[parent]:
        yield f'<Code guid="{guid(code.pk)}" name={quoteattr(whole_text(code.name))} isCodable="true">'
        if told := _description(code, with_examples=with_examples):
            yield f"<Description>{escape(told)}</Description>"
        yield from map(note_ref, notes.get(code.pk, ()))
        yield from _nested(code.pk, below, guid, notes, with_examples=with_examples)
        yield "</Code>"


def note_ref(note: str) -> str:
    """That this note belongs here."""
    return f'<NoteRef targetGUID="{note}"/>'


def _description(code: Code, *, with_examples: bool) -> str:
    """For everybody without examples: one may repeat what somebody said."""
    lines = [code.definition]
    if with_examples and code.example:
        lines.append(f"Wel: {code.example}")
    if with_examples and code.counter_example:
        lines.append(f"Niet: {code.counter_example}")
    return whole_text("\n".join(line for line in lines if line))
