"""From the words of the organiser to a message: what stands between braces is filled in, once, and nothing else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import ContactDetails

from .addresses import own_page
from .enums import GatheringMode, MessageWay, SeatState
from .models import Gathering, MessageText, Seat
from .moments import day_of, days_till, hour_of, hours_of, place_of, when_of
from .text_defaults import DEFAULTS, GREETING

#: What may stand between braces, and what comes there: for the help beside the form.
PLACEHOLDERS: dict[str, object] = {
    "aanhef": gettext_lazy("Dag, met de naam als wij die weten"),
    "naam": gettext_lazy("de naam, of niets"),
    "titel": gettext_lazy("hoe de bijeenkomst heet"),
    "wanneer": gettext_lazy("de dag en de tijd"),
    "dag": gettext_lazy("de dag"),
    "tijd": gettext_lazy("van hoe laat tot hoe laat"),
    "over": gettext_lazy("over hoeveel dagen het is: Morgen, Over een week"),
    "waar": gettext_lazy("de plek en het adres"),
    "route": gettext_lazy("hoe u er komt, en wat goed is om te weten"),
    "link": gettext_lazy("het adres van de eigen pagina van deze persoon"),
    "vraag": gettext_lazy("of iemand komt; wie al ja zei, leest hoe afmelden gaat"),
    "antwoord_voor": gettext_lazy("tot wanneer een aangeboden plek vrij blijft"),
    "eerst": gettext_lazy("wie het eerst komt: alleen als u meer mensen vroeg dan er plekken zijn"),
    "reden": gettext_lazy("waarom de bijeenkomst niet doorgaat"),
    "contact": gettext_lazy("hoe men ons bereikt"),
}
_BRACES = re.compile(r"\{([^{}\n]*)\}")
_TOO_MUCH_AIR = re.compile(r"\n{3,}")
#: What is said as it is typed: whole paragraphs, so that one can be left out or said otherwise.
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Told:
    """One message, filled in."""

    subject: str
    text: str


def unknown_in(text: str) -> list[str]:
    """What stands between braces and means nothing here."""
    return sorted({name for name in _BRACES.findall(text) if name not in PLACEHOLDERS})


def all_words() -> dict[str, Told]:
    """What the organiser wants to say, by kind; what we started with where a row is not there. One query."""
    kept = {each.kind: Told(each.subject, each.text) for each in MessageText.objects.all()}
    return {**{kind.value: Told(*words) for kind, words in DEFAULTS.items()}, **kept}


def words_for(kind: str) -> Told:
    """As :func:`all_words`, of one kind. One query."""
    return all_words()[kind]


def fill(words: Told, seat: Seat, contact: ContactDetails | None, way: str, *, help_line: str) -> Told:
    """The message for this person, by this way. Needs the gathering with its venue; asks no queries.

    `help_line` is that of :func:`gatherings.contact.contact_line`.
    """
    values = {**_values(seat, contact), "contact": "" if way == MessageWay.PHONE else help_line}
    link = str(values["link"])
    subject = " ".join(_filled(words.subject, values).split())
    paragraphs = []
    for paragraph in _PARAGRAPH.split(words.text.strip()):
        told = _filled(paragraph, values).strip()
        if link in told and way in (MessageWay.PHONE, MessageWay.POST):
            told = _without_link(seat, way)
        if way == MessageWay.PHONE and told.startswith(GREETING):
            continue
        if told and told not in paragraphs:
            paragraphs.append(told)
    if seat.gathering.is_example:
        paragraphs.insert(0, _("VOORBEELD: dit is een verzonnen bijeenkomst."))
    return Told(subject, _TOO_MUCH_AIR.sub("\n\n", "\n\n".join(paragraphs)) + "\n")


def _filled(text: str, values: Mapping[str, str]) -> str:
    """One pass: what somebody's name or a title holds is never filled in again."""
    return _BRACES.sub(lambda found: values.get(found[1], found[0]), text)


def _values(seat: Seat, contact: ContactDetails | None) -> dict[str, str]:
    gathering, link = seat.gathering, own_page(seat)
    name = contact.name.strip() if contact else ""
    return {
        "aanhef": _("Dag %(name)s,") % {"name": name} if name else _("Dag,"),
        "naam": name,
        "titel": gathering.title,
        "wanneer": when_of(gathering),
        "dag": day_of(gathering.starts_here),
        "tijd": hours_of(gathering),
        "over": days_till(gathering),
        "waar": place_of(gathering),
        "route": _route(gathering),
        "link": link,
        "vraag": _question(seat, link),
        "antwoord_voor": _answer_before(seat),
        "eerst": _who_is_first(seat),
        "reden": gathering.cancel_reason,
    }


def _route(gathering: Gathering) -> str:
    venue = gathering.venue
    if venue is None or gathering.mode != GatheringMode.ON_SITE:
        return ""
    return "\n".join(part.strip() for part in (venue.directions, venue.good_to_know) if part.strip())


def _question(seat: Seat, link: str) -> str:
    if seat.state == SeatState.ACCEPTED:
        return _("Kunt u toch niet? Zeg het op uw eigen pagina:") + f"\n{link}"
    return _("Wij weten nog niet of u komt. Zeg ja of nee op uw eigen pagina:") + f"\n{link}"


def _who_is_first(seat: Seat) -> str:
    """Who was asked with more people than there are chairs, must know."""
    if not seat.first_come:
        return ""
    return _("Wij vroegen meer mensen dan er plekken zijn. Wie het eerst ja zegt, heeft een plek.")


def _answer_before(seat: Seat) -> str:
    """The last whole hour: somebody who reads "19.00 uur" is not too late by a minute."""
    if seat.offered_until is None:
        return ""
    until = seat.offered_until.astimezone(ZoneInfo(seat.gathering.zone))
    until -= timedelta(minutes=until.minute, seconds=until.second)
    return _("%(day)s %(hour)s uur") % {"day": day_of(until), "hour": hour_of(until)}


def _without_link(seat: Seat, way: str) -> str:
    """For who has no screen: a question a colleague asks, or what a letter says instead."""
    if way == MessageWay.POST:
        return _("Bel ons met uw antwoord. Of scan de code onder aan deze brief met uw telefoon.")
    if seat.state == SeatState.ACCEPTED:
        return _("Vraag: komt u nog steeds?")
    if seat.state == SeatState.WAITING:
        return _("Vraag: wilt u op de lijst blijven?")
    return _("Vraag: komt u?")
