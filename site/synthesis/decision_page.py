"""What the page of one decision tells; the same number of queries whatever hangs from it."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from contributions.service import hide_small_cells

from .decision_links import touched_by
from .enums import DecisionState, FindingState, ReactionStance
from .models import Decision
from .people_behind import told_of, with_people
from .reactions import closed_sentence, reaction_counts
from .words_beneath import words_beneath

FINDINGS_SHOWN = 20


def decision_context(pk: UUID, page_number: int = 1) -> dict[str, Any]:
    """The decision with its findings, one page of the words it rests on, and whether one can react.

    Raises Http404 for a draft. Three queries, and those of the words.
    """
    decision = Decision.objects.public().select_related("agenda_item", "occasion").filter(pk=pk).first()
    if decision is None:
        raise Http404("no public decision at this address")
    takes_reactions = decision.takes_reactions(timezone.localdate())
    is_final = decision.state == DecisionState.FINAL
    adopted = decision.findings.filter(state=FindingState.ADOPTED).select_related("occasion")
    findings = list(with_people(adopted).order_by("pk")[:FINDINGS_SHOWN])
    for finding in findings:
        finding.people_told = told_of(finding)  # type: ignore[attr-defined]
    beneath = words_beneath(decision, page_number)
    return {
        "beneath": beneath,
        "page_number": page_number,
        "newer": str(page_number - 1) if page_number > 1 else "",
        "older": str(page_number + 1) if beneath.has_more else "",
        "decision": decision,
        "touched": touched_by([decision.pk], public=True).get(decision.pk, []),
        "findings": findings,
        "takes_reactions": takes_reactions,
        "react_url": reverse("synthesis:react", args=[decision.pk]),
        "closed": "" if takes_reactions or is_final else closed_sentence(decision),
        "reactions": reactions_in_words(reaction_counts(decision)) if is_final else "",
    }


def reactions_in_words(counts: dict[str, int]) -> str:
    """How many reactions came, as a sentence; no number that could point at somebody."""
    if not any(counts.values()):
        return _("Er kwamen geen reacties.")
    (row,) = hide_small_cells([list(counts.values())], smallest=settings.SMALLEST_CELL, columns_add_up=False)
    *parts, total = row
    if total is None:
        return _("Er kwamen een paar reacties.")
    whole = _("Er kwamen %(count)s reacties.") % {"count": total}
    told = dict(zip(counts, parts, strict=True))
    if None in parts:
        return whole
    return f"{whole} " + _("Eens: %(agree)s. Niet eens: %(disagree)s. Niet duidelijk: %(unclear)s.") % {
        "agree": told[ReactionStance.AGREE],
        "disagree": told[ReactionStance.DISAGREE],
        "unclear": told[ReactionStance.UNCLEAR],
    }
