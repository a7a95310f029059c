"""Deeds of analysts on words: excerpts, codes on them, and being done with a contribution.

The database decides what happens when two analysts do the same at once: an excerpt and a coding exist once.
Whoever locks, locks codes first (in the order of their keys), then the words, so that nobody waits for each other.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import Contribution
from contributions.service import Refused
from people.models import User

from ..enums import CodingOrigin, ReadingState
from ..models import Code, Coding, Excerpt, Reading


@transaction.atomic
def make_excerpt(contribution: Contribution, start: int, end: int, *, by: User | None) -> Excerpt:
    """The stretch [start, end) of the words, in code points of the original; the same stretch is one excerpt.

    Raises :class:`Refused` when the stretch is empty or outside the words, or when the words are gone.
    """
    words = Contribution.objects.select_for_update().only("original", "emptied_reason").get(pk=contribution.pk)
    if words.emptied_reason:
        raise Refused(_("Deze woorden zijn weggehaald. Ga naar de volgende bijdrage."))
    if not 0 <= start < end <= len(words.original) or not words.original[start:end].strip():
        raise Refused(_("Kies eerst woorden uit de tekst. Kies daarna een code."))
    # Whoever is second meets the row of the first: no savepoint, and never two of the same.
    Excerpt.objects.bulk_create(
        [Excerpt(contribution=contribution, start=start, end=end, made_by=by)], ignore_conflicts=True
    )
    return Excerpt.objects.get(contribution=contribution, start=start, end=end)


@transaction.atomic
def code_words(
    contribution: Contribution, start: int, end: int, code_ids: Iterable[UUID], *, by: User | None
) -> Excerpt:
    """Say that this stretch is about these: the workbench's deed, in seven queries however many codes there are.

    Saying it twice is harmless. Raises :class:`Refused` for words that are not there, or without a code in use.
    """
    wanted = set(code_ids)
    codes = in_use_and_locked(wanted)
    if not codes or len(codes) < len(wanted):
        raise Refused(_("Kies minstens één code."))
    excerpt = make_excerpt(contribution, start, end, by=by)
    there = set(Coding.objects.filter(excerpt=excerpt).values_list("code", flat=True))
    new = [code for code in codes if code.pk not in there]
    if new:
        Coding.objects.bulk_create(
            [Coding(excerpt=excerpt, code=code, assigned_by=by) for code in new], ignore_conflicts=True
        )
        told = " ".join(str(code.pk) for code in new)
        record("synthesis.code", by=by, on=excerpt, code=told, origin=CodingOrigin.PERSON)
    return excerpt


def in_use_and_locked(code_ids: Iterable[UUID]) -> list[Code]:
    """Those of these codes that are in use, held until the end of the transaction; before the words are."""
    return list(Code.objects.select_for_update().in_use().filter(pk__in=set(code_ids)).order_by("pk"))


@transaction.atomic
def give_code(
    excerpt: Excerpt,
    code: Code,
    *,
    by: User | None,
    origin: str = CodingOrigin.PERSON,
    reviewed_by: User | None = None,
) -> Coding:
    """Say that this excerpt is about this. Saying it twice is harmless; whoever was first stays in the row.

    What a machine proposed needs the person who agreed (`reviewed_by`). Raises :class:`Refused` for a code that is
    not in use any more.
    """
    standing = Code.objects.select_for_update().get(pk=code.pk)
    if standing.retired_on is not None:
        raise Refused(_("De code ‘%(code)s’ is niet meer in gebruik. Kies een andere.") % {"code": standing.name})
    coding, is_new = Coding.objects.get_or_create(
        excerpt=excerpt,
        code=standing,
        defaults={
            "origin": origin,
            "assigned_by": by,
            "reviewed_by": reviewed_by,
            "reviewed_on": timezone.localdate() if reviewed_by else None,
        },
    )
    if is_new:
        record("synthesis.code", by=by, on=coding.excerpt, code=str(standing.pk), origin=origin)
    return coding


@transaction.atomic
def take_code(excerpt: Excerpt, code: Code, *, by: User | None) -> bool:
    """Take a code off an excerpt; whether it was there. An excerpt that nothing is said of any more goes too.

    What rested on it rests on the whole contribution then. The words are held: a colleague who codes the same stretch
    at this moment gets an excerpt that stays.
    """
    Contribution.objects.select_for_update().only("pk").get(pk=excerpt.contribution_id)
    gone, _rows = Coding.objects.filter(excerpt=excerpt, code=code).delete()
    if gone:
        record("synthesis.uncode", by=by, on=excerpt, code=str(code.pk))
        if not Coding.objects.filter(excerpt=excerpt).exists():
            drop_excerpt(excerpt)
    return bool(gone)


@transaction.atomic
def drop_excerpt(excerpt: Excerpt) -> None:
    """Take the excerpt away. What rested on it rests on the whole contribution from now on, once."""
    for row in excerpt.evidence_rows.select_for_update().order_by("pk"):
        whole = row.finding.evidence_rows.filter(contribution=excerpt.contribution_id, excerpt=None)
        if whole.exists():
            row.delete()
        else:
            row.excerpt = None
            row.save(update_fields=["excerpt"])
    excerpt.delete()


@transaction.atomic
def mark_coded(contribution: Contribution, *, by: User | None) -> Reading:
    """An analyst is done with it. Raises :class:`Refused` when nothing in it has a code."""
    if not Coding.objects.filter(excerpt__contribution=contribution).exists():
        raise Refused(_("Er staat nog geen code bij. Geef een code, of kies ‘zonder inhoud’."))
    return _read(contribution, by, state=ReadingState.CODED, reason="", note="")


@transaction.atomic
def mark_without_content(contribution: Contribution, *, reason: str, by: User | None, note: str = "") -> Reading:
    """There is nothing in it to work with. Raises :class:`Refused` when it has codes, or without a reason."""
    if not reason:
        raise Refused(_("Kies waarom er niets in staat om mee te werken."))
    if Coding.objects.filter(excerpt__contribution=contribution).exists():
        raise Refused(_("Er staan codes bij deze bijdrage. Haal die eerst weg."))
    return _read(contribution, by, state=ReadingState.NO_CONTENT, reason=reason, note=note)


@transaction.atomic
def read_again(contribution: Contribution, *, by: User | None) -> None:
    """Back to the pile: it waits again."""
    if Reading.objects.filter(contribution=contribution).delete()[0]:
        record("synthesis.read_again", by=by, on=contribution)


def _read(contribution: Contribution, by: User | None, **how: str) -> Reading:
    reading, _is_new = Reading.objects.update_or_create(contribution=contribution, defaults={"by": by, **how})
    record("synthesis.read", by=by, on=contribution, state=how["state"], reason=how["reason"])
    return reading
