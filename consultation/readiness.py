"""What a round needs before people can take part, and what would do it good."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from .ambassador import reading_of
from .enums import MethodCode, RoundState
from .models import Item, Round, RoundPage, Step


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a round needs. `code` is the field, or "questions", "step:<pk>", "reading" or "page";
    `sentence` says what to do."""

    code: str
    label: str
    is_met: bool
    sentence: str
    is_required: bool = True


def needs_of(round_: Round, *, today: date) -> list[Need]:
    """Everything, met or not, in the order in which one does it. Six queries, whatever the number of questions."""
    empty = _empty_steps(round_)
    asked = _questions(round_)
    return [
        *([asked] if asked.is_met or not empty else []),  # else it is said where, per step
        *empty,
        *_dates(round_, today),
        *_people(round_),
        _reading(round_),
        _page(round_),
    ]


def missing_for_opening(round_: Round, *, today: date) -> list[str]:
    """What a round still needs before people can take part: one sentence each, empty when it is ready."""
    return [need.sentence for need in needs_of(round_, today=today) if need.is_required and not need.is_met]


def _questions(round_: Round) -> Need:
    asked = Item.objects.filter(step__round=round_, retired=False, current__isnull=False).exists()
    return Need("questions", _("Minstens één vraag"), asked, _("Voeg minstens één vraag toe."))


def _empty_steps(round_: Round) -> list[Need]:
    """A step that asks nothing: it is filled, or taken away."""
    filled = Item.objects.filter(step=OuterRef("pk"), retired=False, current__isnull=False)
    empty = round_.steps.annotate(is_filled=Exists(filled))
    return [
        Need(f"step:{step.pk}", step.title, False, _fill(step))
        for step in empty
        if not step.is_filled and (len(empty) > 1 or step.method != MethodCode.QUESTIONS)
    ]


def _fill(step: Step) -> str:
    title = {"title": step.title}
    if step.method == MethodCode.CASES:
        return _("Kies casussen uit de casusbank voor stap ‘%(title)s’.") % title
    return _("Stap ‘%(title)s’ is nog leeg. Vul de stap, of haal die weg.") % title


def _reading(round_: Round) -> Need:
    """Asked before people come in for the first time; who opens again asked before."""
    reading = reading_of(round_)
    return Need(
        "reading",
        _("Gelezen door een taalambassadeur"),
        reading.is_done,
        reading.sentence,
        is_required=round_.state in (RoundState.DRAFT, RoundState.ANNOUNCED),
    )


def _dates(round_: Round, today: date) -> list[Need]:
    final, closes = round_.occasion.words_final_on, round_.closes_at
    closes_on = timezone.localdate(closes) if closes else None
    is_over = closes is not None and closes <= timezone.now()
    too_soon = final is not None and final < (closes_on or today)
    return [
        Need("opens_at", _("Open vanaf"), round_.opens_at is not None, _("Vul in vanaf wanneer de ronde open is.")),
        Need(
            "closes_at",
            _("Open tot"),
            closes is not None and not is_over,
            _("De sluitdatum is al voorbij. Kies een latere datum.")
            if is_over
            else _("Vul in tot wanneer de ronde open is."),
        ),
        Need(
            "word_back_on",
            _("Wanneer mensen van u horen"),
            round_.word_back_on is not None,
            _("Vul in wanneer mensen van u horen."),
        ),
        Need(
            "words_final_on",
            _("Tot wanneer mensen hun woorden kunnen terughalen"),
            final is not None and not too_soon,
            _("Mensen moeten hun woorden minstens tot de sluitdatum kunnen terughalen. Kies een latere dag.")
            if too_soon
            else _("Vul in tot wanneer mensen hun woorden kunnen terughalen."),
        ),
    ]


def _people(round_: Round) -> list[Need]:
    return [
        Need(
            "contact_name",
            _("Naam van de contactpersoon"),
            bool(round_.contact_name),
            _("Vul de naam in van iemand die mensen kunnen bellen."),
        ),
        Need(
            "contact_phone",
            _("Telefoonnummer"),
            bool(round_.contact_phone),
            _("Vul het telefoonnummer in van de contactpersoon."),
        ),
        Need(
            "complaint_route",
            _("Waar mensen met een klacht terechtkunnen"),
            bool(round_.complaint_route),
            _("Schrijf op waar mensen met een klacht terechtkunnen."),
            is_required=False,
        ),
        Need(
            "faq",
            _("Vragen en antwoorden"),
            bool(round_.faq),
            _("Beantwoord drie tot vijf vragen die mensen vooraf hebben."),
            is_required=False,
        ),
    ]


def _page(round_: Round) -> Need:
    is_live = RoundPage.objects.live().filter(round=round_).exists()
    return Need("page", _("De pagina op de website"), is_live, _("Publiceer eerst de pagina van deze ronde."))
