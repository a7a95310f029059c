"""Changing the texts and dates of a round, also while it runs, and never over somebody else's change."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused, promise_dates, reactions
from people.models import User
from privacy.service import guard_for_storage

from .enums import RoundState
from .models import Round, RoundPage
from .models.round import RESERVED_SLUGS
from .moments import same_minute

_MOMENTS = ("opens_at", "closes_at")
#: What people write here in their own words; the FAQ is guarded by its blocks.
_IN_WORDS = (
    "title",
    "question",
    "why",
    "asked_by",
    "decided_by",
    "read_by",
    "what_happens_next",
    "contact_name",
    "complaint_route",
    "plain",
)
#: Fields of the form of a round that its occasion keeps.
OF_OCCASION = ("words_final_on", "takes_reactions")


def date_problems(round_: Round, values: Mapping[str, Any]) -> dict[str, str]:
    """What of `values` cannot be, by field: a sentence each. `round_` is the round as it is now."""
    problems: dict[str, str] = {}
    opens, closes, final, back = (
        values.get(name) for name in ("opens_at", "closes_at", "words_final_on", "word_back_on")
    )
    was_final = round_.occasion.words_final_on
    has_opened = round_.state not in (RoundState.DRAFT, RoundState.ANNOUNCED)
    if opens and closes and closes <= opens:
        problems["closes_at"] = _("De ronde sluit voordat zij opent. Kies een latere sluitdatum.")
    if closes and back and not has_opened and back < timezone.localdate(closes):
        problems["word_back_on"] = _("De ronde is dan nog niet dicht. Kies een latere dag waarop mensen van u horen.")
    if "slug" in values and values["slug"] in RESERVED_SLUGS:
        problems["slug"] = _("Dit adres gebruikt de website zelf. Kies een ander adres.")
    if "slug" in values and values["slug"] != round_.slug and round_.state != RoundState.DRAFT:
        problems["slug"] = _("Mensen hebben dit adres al. Het kan niet meer veranderen.")
    if has_opened and "opens_at" in values and not same_minute(opens, round_.opens_at):
        problems["opens_at"] = _("De ronde is al open geweest. De openingsdatum staat vast.")
    if has_opened and "closes_at" in values and not same_minute(closes, round_.closes_at):
        problems["closes_at"] = (
            _("Deze dag is beloofd. Meer tijd geven? Gebruik de knop ‘Verleng’. Eerder stoppen? ‘Sluit de ronde’.")
            if round_.state == RoundState.OPEN
            else _("De ronde is gesloten. Wilt u mensen weer laten meedoen, gebruik dan de knop ‘Open opnieuw’.")
        )
    if has_opened and was_final and "words_final_on" in values and (not final or final < was_final):
        problems["words_final_on"] = _("Dit is beloofd aan wie al meedeed. Een latere dag mag, een eerdere niet.")
    promised = round_.word_back_on
    if has_opened and "word_back_on" in values and promised and (back is None or back > promised):
        problems["word_back_on"] = _("Dit is beloofd aan wie meedeed. Gebruik de knop ‘Stel het antwoord uit’.")
    return problems


@transaction.atomic
def change_round(round_: Round, values: Mapping[str, Any], *, by: User | None, seen: int | None = None) -> Round:
    """Change texts and dates; `values` are fields of Round, and of its occasion
    `words_final_on` and `takes_reactions`.

    Writes these fields only: a round that moved meanwhile keeps its state. `seen` is the version that somebody had on
    the screen; an older one raises :class:`ChangedMeanwhile`, and nothing is written. Raises :class:`Refused` with the
    sentences of :func:`date_problems`, judged against the round as it is at this moment.
    """
    round_ = Round.objects.select_for_update(of=("self",)).select_related("occasion").get(pk=round_.pk)
    if seen is not None and seen != round_.version:
        raise ChangedMeanwhile(_("Een collega veranderde deze ronde terwijl u bezig was. Kijk wat er veranderde."))
    if problems := date_problems(round_, values):
        raise Refused(" ".join(problems.values()))
    fields = [name for name in values if name not in OF_OCCASION and not _is_same_moment(round_, name, values[name])]
    for name in fields:
        setattr(round_, name, guard_for_storage(values[name])[0] if name in _IN_WORDS else values[name])
    round_.version += 1
    round_.save(update_fields=[*fields, "version"])
    occasion = round_.occasion
    if occasion.title != round_.title:
        occasion.title = round_.title
        occasion.save(update_fields=["title"])
    if "words_final_on" in values:
        promise_dates(occasion, held_on=occasion.held_on, words_final_on=values["words_final_on"])
    if "takes_reactions" in values:
        reactions.let_react(occasion, values["takes_reactions"])
    page = RoundPage.objects.filter(round=round_).first()
    if page is not None and page.slug != round_.slug:
        page.round, page.slug = round_, round_.slug
        page.save()
    record("consultation.change_round", by=by, on=round_)
    log(instance=round_, action="wagtail.edit", user=by)
    return round_


def _is_same_moment(round_: Round, name: str, value: Any) -> bool:
    """A form knows no seconds: a moment that looks the same is not written again."""
    return name in _MOMENTS and same_minute(getattr(round_, name), value)
