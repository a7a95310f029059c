"""What a participant says of a report: it is right, I meant it so, take this away. Nothing has to be said."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import (
    ParticipationState,
    Refused,
    replace_words,
    take_replacements_back,
    withdraw_contribution,
)
from people.models import User
from privacy.service import guard_for_storage

from ..enums import CheckState, QuoteAnswer, ReportState
from ..models import CheckedQuote, MemberCheck, Report
from .writing import is_still_checked


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one quote: a QuoteAnswer, and the better words when it is changed."""

    answer: str
    better: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of a report. `is_right` is None for who did not say; `quotes` go by the number of the quote."""

    is_right: bool | None = None
    remark: str = ""
    quotes: Mapping[int, Said] = field(default_factory=dict)


def why_closed(check: MemberCheck) -> str:
    """Why somebody cannot say anything (any more), as a sentence; "" when they can."""
    report = check.report
    if check.participation.state == ParticipationState.WITHDRAWN:
        return _("U haalde uw woorden terug. U hoeft niets meer na te kijken.")
    if report.state == ReportState.DRAFT:
        return _("Wij werken nog aan dit verslag. U krijgt bericht als u het kunt nakijken.")
    if report.state == ReportState.FINAL:
        return _("Dit verslag staat vast. Nakijken kan niet meer.")
    if not is_still_checked(report):
        return _("Nakijken kon tot en met %(day)s.") % {"day": date_format(report.check_until or timezone.localdate())}
    return ""


@transaction.atomic
def answer(check: MemberCheck, said: Answer, *, by: User | None = None) -> MemberCheck:
    """Keep what was said; until the last day it can be said anew. `by` is who types over an answer on paper.

    A correction is a contribution of its own, in the person's own words; the first words stay untouched and are shown
    to nobody any more. What is taken away is emptied, for good. Raises Refused when it is too late, when nothing was
    said, or when better words are missing.
    """
    Report.objects.select_for_update().get(pk=check.report_id)
    kept = (
        MemberCheck.objects.select_for_update(of=("self",)).select_related("report", "participation").get(pk=check.pk)
    )
    if sentence := why_closed(kept):
        raise Refused(sentence)
    quotes = list(kept.quotes.select_related("contribution", "replacement").order_by("pk"))
    _answer_quotes(quotes, said.quotes)
    kept.remark = guard_for_storage(said.remark)[0].strip()
    given = {quote.answer for quote in quotes} - {QuoteAnswer.OPEN}
    if kept.remark or said.is_right is False or given & {QuoteAnswer.CHANGED, QuoteAnswer.WITHDRAWN}:
        kept.state = CheckState.CORRECTED
    elif said.is_right or given:
        kept.state = CheckState.AGREED
    else:
        raise Refused(_("U koos nog niets. Kies een antwoord, of sluit de pagina: u hoeft niets te doen."))
    kept.answered_on = timezone.localdate()
    kept.on_paper = by is not None
    kept.save(update_fields=["state", "remark", "answered_on", "on_paper"])
    if by is not None:
        record("focusgroups.type_check", by=by, on=kept)
    return kept


def _answer_quotes(quotes: list[CheckedQuote], said: Mapping[int, Said]) -> None:
    changed: list[tuple[CheckedQuote, str]] = []
    restored: list[CheckedQuote] = []
    for quote in quotes:
        if quote.contribution.emptied_reason:
            quote.answer = QuoteAnswer.WITHDRAWN
            continue
        new = said.get(quote.pk)
        if new is None:
            continue
        if new.answer not in QuoteAnswer.values:
            raise Refused(_("Kies bij elke zin een van de antwoorden."))
        better = guard_for_storage(new.better)[0].strip()
        if new.answer == QuoteAnswer.CHANGED:
            if not better:
                raise Refused(_("Schrijf bij ‘Zo bedoelde ik het’ op hoe u het bedoelde."))
            if quote.replacement is None or quote.replacement.original != better:
                changed.append((quote, better))
        elif quote.replacement is not None:
            restored.append(quote)
        quote.answer = new.answer
    take_replacements_back([quote.contribution for quote in restored])
    made = replace_words([(quote.contribution, better) for quote, better in changed])
    for (quote, _better), replacement in zip(changed, made, strict=True):
        quote.replacement = replacement
    for quote in restored:
        quote.replacement = None
    CheckedQuote.objects.bulk_update(quotes, ["answer", "replacement"])
    for quote in quotes:
        if quote.answer == QuoteAnswer.WITHDRAWN and not quote.contribution.emptied_reason:
            withdraw_contribution(quote.contribution)
