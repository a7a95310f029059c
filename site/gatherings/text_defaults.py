"""The words every installation starts with, in B1. What staff changed is never overwritten."""

from typing import Any

from .enums import MessageKind
from .models import MessageText

#: How a letter ends; nobody says this on the phone.
GREETING = "Met vriendelijke groet,"
_END = f"{GREETING}\nHet team van de kwartiermaker"
_FACTS = "Wat: {titel}\nWanneer: {wanneer}\nWaar: {waar}"
_NOT_ABLE = "Kunt u toch niet? Zeg het op uw eigen pagina:\n{link}"


def _mail(*paragraphs: str) -> str:
    return "\n\n".join(("{aanhef}", *paragraphs, "{contact}", _END)) + "\n"


#: kind -> subject, text
DEFAULTS: dict[MessageKind, tuple[str, str]] = {
    MessageKind.INVITE: (
        "Uitnodiging: {titel}",
        _mail(
            "Wij nodigen u uit om mee te praten.",
            _FACTS,
            "{eerst}",
            "Komt u? Zeg ja of nee op uw eigen pagina. U hebt geen account nodig.\n{link}\n"
            "Stuur deze link niet door. Hij is alleen voor u.",
            "Meedoen is uw keuze. Komt u niet? U hoeft geen reden te geven.",
        ),
    ),
    MessageKind.CONFIRM: (
        "U komt: {titel}",
        _mail("Fijn dat u komt. Uw plek staat vast.", _FACTS, "{route}", _NOT_ABLE),
    ),
    MessageKind.CHANGE: (
        "Let op, er is iets veranderd: {titel}",
        _mail("De tijd of de plek is veranderd. Dit is het nu:", _FACTS, "{route}", _NOT_ABLE),
    ),
    MessageKind.CANCEL_SEAT: (
        "Uw plek vervalt: {titel}",
        _mail("Uw plek vervalt. U hoeft niet te komen.", _FACTS, "Denkt u dat dit niet klopt? Bel of mail ons dan."),
    ),
    MessageKind.CANCEL_ALL: (
        "Gaat niet door: {titel}",
        _mail(
            "Deze bijeenkomst gaat niet door. U hoeft niet te komen.",
            "{reden}",
            _FACTS,
            "Onze excuses. Dank u voor uw tijd.",
        ),
    ),
    MessageKind.WAITING: (
        "U staat op de wachtlijst: {titel}",
        _mail(
            "Op dit moment is er geen plek vrij. U staat op de wachtlijst.",
            _FACTS,
            "Komt er een plek vrij? Dan hoort u dat van ons. U hoeft niets te doen.",
            "Wilt u van de lijst af? Zeg het op uw eigen pagina:\n{link}",
        ),
    ),
    MessageKind.OFFER: (
        "Er is een plek voor u vrij: {titel}",
        _mail(
            "Er is een plek voor u vrij.",
            _FACTS,
            "Wij houden de plek vast tot {antwoord_voor}. Daarna gaat hij naar iemand anders.",
            "Komt u? Zeg ja of nee op uw eigen pagina:\n{link}",
        ),
    ),
    MessageKind.OFFER_OVER: (
        "De plek is niet meer vrij: {titel}",
        _mail(
            "Wij hielden een plek voor u vast. Wij hoorden niets van u.",
            "De plek gaat nu naar iemand anders. Dat is niet erg: u hoeft niets te doen.",
            _FACTS,
        ),
    ),
    MessageKind.REMIND_WEEK: (
        "{over}: {titel}",
        _mail("{over} is de bijeenkomst.", _FACTS, "{vraag}"),
    ),
    MessageKind.REMIND_DAYS: (
        "{over}: {titel}",
        _mail("{over} is de bijeenkomst.", _FACTS, "{route}", "{vraag}"),
    ),
    MessageKind.REMIND_TODAY: (
        "Vandaag: {titel}",
        _mail("Vandaag is de bijeenkomst.", _FACTS, "{route}", "{vraag}"),
    ),
}


def seed(**_signal: Any) -> None:
    """Make the texts that are not there yet; safe to run at every start. One query when all are there."""
    known = set(MessageText.objects.values_list("kind", flat=True))
    MessageText.objects.bulk_create(
        [
            MessageText(kind=kind, subject=subject, text=text)
            for kind, (subject, text) in DEFAULTS.items()
            if kind not in known
        ],
        ignore_conflicts=True,
    )
