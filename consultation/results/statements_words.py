"""What came out of statements, in words: headings, one sentence per statement, and the sentence above it all."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from synthesis.measures.bridge import LEAST_ANSWERS, Verdict

from .voices import POSITIONS, TEAM, UNKNOWN


def headings() -> list[tuple[str, tuple[Verdict, ...], str, str]]:
    """(code, the verdicts under it, the heading, one plain sentence), in the order of the page."""
    return [
        (
            "together",
            (Verdict.AGREED, Verdict.DISAGREED),
            _("Hier zijn alle groepen het over eens"),
            _("In elke groep zegt meer dan de helft hetzelfde: eens, of juist oneens."),
        ),
        (
            "divides",
            (Verdict.DIVIDES,),
            _("Hierover denken groepen verschillend"),
            _("De ene groep is het hier veel vaker mee eens dan de andere."),
        ),
        (
            "no_clear_picture",
            (Verdict.UNCLEAR,),
            _("Hier is nog geen duidelijk beeld"),
            _("Het verschil tussen groepen is klein, of nog onzeker."),
        ),
        (
            "too_few",
            (Verdict.TOO_FEW,),
            _("Nog te weinig antwoorden"),
            _("Wij zeggen pas iets als elke groep minstens %(least)d antwoorden gaf.") % {"least": LEAST_ANSWERS},
        ),
    ]


def labels_beside() -> dict[str, str]:
    """How the classes beside the compared groups are called."""
    return {
        POSITIONS: _("namens een organisatie"),
        TEAM: _("het team van de kwartiermaker"),
        UNKNOWN: _("onbekend of wil niet zeggen"),
    }


def sentence_of(row: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    """What the verdict means for this statement."""
    verdict, gap = row["verdict"], row.get("gap")
    if verdict == Verdict.AGREED:
        return _("In elke groep is meer dan de helft het hiermee eens.")
    if verdict == Verdict.DISAGREED:
        return _("In elke groep is meer dan de helft het hiermee oneens.")
    if verdict == Verdict.DIVIDES and gap:
        return _("De groep ‘%(one)s’ is het hier vaker mee eens dan de groep ‘%(other)s’.") % {
            "one": labels.get(gap["higher"], gap["higher"]),
            "other": labels.get(gap["lower"], gap["lower"]),
        }
    return ""


def conclusion_of(rows: Sequence[Mapping[str, Any]]) -> str:
    """The sentence above the drawings."""
    verdicts = [row["verdict"] for row in rows]
    known = [verdict for verdict in verdicts if verdict != Verdict.TOO_FEW]
    if not known:
        return _("Er zijn nog te weinig antwoorden om iets te zeggen.")
    together = sum(verdict in (Verdict.AGREED, Verdict.DISAGREED) for verdict in known)
    apart = sum(verdict == Verdict.DIVIDES for verdict in known)
    first = ngettext(
        "Over %(together)d van de %(all)d stellingen zijn alle groepen het eens.",
        "Over %(together)d van de %(all)d stellingen zijn alle groepen het eens.",
        together,
    )
    second = ngettext(
        "Bij %(apart)d stelling denken groepen verschillend.",
        "Bij %(apart)d stellingen denken groepen verschillend.",
        apart,
    )
    return f"{first % {'together': together, 'all': len(rows)}} {second % {'apart': apart}}"
