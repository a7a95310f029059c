"""What a report tells in numbers: who was there, hands, and what participants said of it. Small numbers are hidden."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext as _

from contributions.models import Participation, Tally
from contributions.service import hide_small_cells
from gatherings.models import Gathering, Seat, WalkIn
from gatherings.service import SeatState
from people.models import Perspective

from ..enums import CheckState, QuoteAnswer
from ..models import CheckedQuote, MemberCheck, Report


@dataclass(frozen=True, slots=True)
class Present:
    """How many people of a group were there; None is hidden. The label of everybody together is ""."""

    label: str
    people: int | None


@dataclass(frozen=True, slots=True)
class CheckCount:
    """How many people were asked to look at a report, and what they said. `removed` took at least one quote away."""

    asked: int = 0
    agreed: int = 0
    corrected: int = 0
    removed: int = 0

    @property
    def answered(self) -> int:
        """Who said something."""
        return self.agreed + self.corrected


def who_was_there(gathering: Gathering) -> list[Present]:
    """Per group how many people, and all of them last. People who were heard; before they are counted, who came."""
    heard = Participation.objects.counted().filter(occasion=gathering.occasion_id)
    found = list(heard.values_list("participant__perspective", flat=True))
    if not found:
        came = Seat.objects.filter(gathering=gathering, state=SeatState.ATTENDED)
        found = list(came.values_list("participant__perspective", flat=True))
        found += WalkIn.objects.filter(gathering=gathering).values_list("perspective", flat=True)
    perspectives = Perspective.objects.select_related("parent").in_bulk({key for key in found if key})
    counts = Counter(perspectives[key].group.label if key else _("Niet gezegd") for key in found)
    labels = sorted(counts)
    table = hide_small_cells([[counts[label]] for label in labels], smallest=settings.SMALLEST_CELL)
    return [Present(label, row[0]) for label, row in zip([*labels, ""], table, strict=False)]


def people_by_occasion(occasions: Collection[int | None]) -> dict[int | None, Present]:
    """How many people were heard at each occasion, in all. One query."""
    heard = Participation.objects.counted().filter(occasion__in=occasions).order_by()
    counts = heard.values_list("occasion").annotate(people=Count("pk"))
    return {key: Present("", people if _is_told(people) else None) for key, people in counts}


def hands_by_occasion(occasions: Collection[int | None]) -> dict[int | None, list[Tally]]:
    """The shows of hands at each occasion, in the order of the guide. One query."""
    found: dict[int | None, list[Tally]] = {}
    tallies = Tally.objects.filter(occasion__in=occasions)
    for tally in tallies.order_by("session_tally__question__section__order", "session_tally__question__order", "pk"):
        found.setdefault(tally.occasion_id, []).append(tally)
    return found


def are_told(tally: Tally) -> bool:
    """Whether everybody may read this show of hands: at a small table "2 van de 3" says how many were there, and what
    each of them thinks.
    """
    return tally.people >= settings.SMALLEST_CELL


def counts_of(reports: Collection[Report], *, using: str = "default") -> dict[UUID, CheckCount]:
    """What participants said of each report. Two queries."""
    states: dict[UUID, Counter[str]] = {}
    for key, state in MemberCheck.objects.using(using).filter(report__in=reports).values_list("report", "state"):
        states.setdefault(key, Counter())[state] += 1
    took_away = CheckedQuote.objects.using(using).filter(check_of__report__in=reports, answer=QuoteAnswer.WITHDRAWN)
    removed = Counter(report for report, _check in set(took_away.values_list("check_of__report", "check_of")))
    return {
        key: CheckCount(sum(each.values()), each[CheckState.AGREED], each[CheckState.CORRECTED], removed[key])
        for key, each in states.items()
    }


def check_in_words(count: CheckCount) -> list[str]:
    """The same in sentences that point at nobody: a number stands there only when it, and what is left, is not small.

    Nobody and everybody are told, for they point at nobody.
    """
    if not count.asked:
        return [_("Wij konden niemand vragen om dit verslag na te kijken.")]
    if not count.answered:
        return [_("Deelnemers konden dit verslag nakijken. Niemand reageerde.")]
    return [_how_many(count), *_what_they_said(count)]


def _how_many(count: CheckCount) -> str:
    values = {"answered": count.answered, "asked": count.asked}
    if _is_told(count.answered) and _is_told(count.asked - count.answered):
        return _("%(answered)d van de %(asked)d deelnemers keken dit verslag na.") % values
    if _is_told(count.asked):
        return _("Van de %(asked)d deelnemers keek een deel dit verslag na.") % values
    return _("Deelnemers keken dit verslag na.")


def _what_they_said(count: CheckCount) -> list[str]:
    # Else what these add up to, beside how many were asked, tells that a few kept silent.
    is_answered_told = _is_told(count.asked - count.answered)
    if not count.corrected:
        return [_("Wie reageerde, zegt dat het klopt.")]
    if not count.agreed:
        said = [_("Wie reageerde, verbeterde iets.")]
    elif _is_told(count.agreed) and _is_told(count.corrected) and is_answered_told:
        values = {"agreed": count.agreed, "corrected": count.corrected}
        said = [_("%(agreed)d mensen zeggen dat het klopt, %(corrected)d mensen verbeterden iets.") % values]
    else:
        said = [_("Een deel zegt dat het klopt. Een deel verbeterde iets.")]
    if count.removed and _is_told(count.removed) and _is_told(count.answered - count.removed) and is_answered_told:
        said.append(_("%(removed)d mensen haalden eigen woorden weg.") % {"removed": count.removed})
    elif count.removed:
        said.append(_("Er zijn ook woorden weggehaald."))
    return said


def _is_told(number: int) -> bool:
    return number == 0 or number >= settings.SMALLEST_CELL
