"""The words with which a partner invites: short for a phone, longer for a mail or a newsletter. In two languages."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from gatherings.models import Gathering
from gatherings.service import GatheringState

from ...enums import SignUpMode
from ...models import Event, Partner

LANGUAGES = ("nl", "en")
MOST_DATES = 4


@dataclass(frozen=True, slots=True)
class PackTexts:
    """The texts of one language: `phone` for WhatsApp, `newsletter` for a few lines, `mail` with a subject."""

    language: str
    phone: str
    newsletter: str
    subject: str
    mail: str

    @property
    def whole_mail(self) -> str:
        """The subject with the mail below it, to copy in one go."""
        return f"{self.subject}\n\n{self.mail}"


def coming_dates(event: Event) -> list[Gathering]:
    """The dates one can still come to, the first one first. One query."""
    found = Gathering.objects.filter(
        event_date__event=event, state=GatheringState.PLANNED, ends_at__gt=timezone.now()
    ).select_related("venue")
    return list(found.order_by("starts_at", "pk"))


def page_address(event: Event) -> str:
    """The whole address of the event's page, in Dutch: it is on paper too."""
    with translation.override(settings.LANGUAGE_CODE):
        return settings.BASE_URL + event.get_absolute_url()


def texts_of(event: Event, partner: Partner, dates: list[Gathering], *, language: str) -> PackTexts:
    """What this partner may paste. Free, voluntary, and no promise we cannot keep."""
    with translation.override(language):
        when, address = when_and_where(dates), page_address(event)
        first = when[0] if when else _("De datum volgt nog.")
        hello, free = _("Hallo,"), _("Het is gratis. U hoeft uw naam niet te zeggen.")
        heard = _("Wij gebruiken wat u zegt voor het plan van een Belangenbehartiger.")
        no_case = _("Wij lossen daar geen zaken op. Wel weten wij wie u kan helpen.")
        how = _how(event)
        more = "\n".join(f"- {line}" for line in when) or first
        return PackTexts(
            language=language,
            phone=f"{event.title}\n{event.summary}\n{first}\n{free}\n{address}",
            newsletter=" ".join(
                [f"{event.title}.", event.summary, f"{first.rstrip('.')}.", free, _("Meer weten?"), address]
            ),
            subject=_("Uitnodiging: %(title)s") % {"title": event.title},
            mail="\n\n".join(
                [
                    hello,
                    _("Loopt u vast met belasting of toeslagen? Of ging het u juist goed af? Kom het vertellen."),
                    f"{event.title}\n{event.summary}",
                    _("Wanneer en waar?") + "\n" + more,
                    f"{free} {how}",
                    f"{heard} {no_case}",
                    _("Kijk of u er goed in kunt, en wie er zijn:") + "\n" + address,
                    _("Groet,") + f"\n{partner.name}",
                ]
            )
            + "\n",
        )


def when_and_where(dates: list[Gathering]) -> list[str]:
    """Each date in a line, in the language that is switched on; a few at most."""
    lines = []
    for each in dates[:MOST_DATES]:
        day = capfirst(date_format(each.starts_here, "l j F Y"))
        hours = f"{each.starts_here:%H.%M} - {each.ends_here:%H.%M}"
        place = ", ".join(part for part in (each.venue.name, each.venue.town) if part) if each.venue else _("online")
        lines.append(f"{day}, {hours}, {place}")
    if len(dates) > MOST_DATES:
        lines.append(_("Er zijn nog meer datums. Kijk op de pagina."))
    return lines


def _how(event: Event) -> str:
    if event.sign_up == SignUpMode.NEEDED:
        return _("Meld u aan op de pagina. U hebt geen account nodig.")
    if event.sign_up == SignUpMode.INVITED:
        return _("U komt op uitnodiging. Deze brief is uw uitnodiging.")
    return _("Loop gewoon binnen. Aanmelden mag, en hoeft niet.")
