"""Making a pack and sending it: recorded once per partner and event, made anew at will."""

import zipfile
from io import BytesIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from notices import service as notices
from pages.service import PdfUnavailable
from people.models import User

from ...enums import EventState
from ...models import Event, InvitationPack, Partner
from .cards import MOST, cards_pdf
from .links import pack_url
from .posters import posters_of
from .texts import LANGUAGES, coming_dates, texts_of

#: How many cards a pack holds when nobody says.
CARDS = 40


@transaction.atomic
def make_pack(event: Event, partner: Partner, *, cards: int = CARDS, by: User | None) -> InvitationPack:
    """A pack for this partner; making it again only changes the number of cards. Raises Refused with what to do."""
    kept = Partner.objects.select_for_update().get(pk=partner.pk)
    if kept.ended_on is not None:
        raise Refused(_("Deze partner werkt niet meer met ons. Kies een andere partner."))
    if event.state != EventState.PUBLIC:
        raise Refused(_("Zet het evenement eerst op de agenda. Pas dan kunnen mensen de pagina zien."))
    if not 0 <= cards <= MOST:
        raise Refused(_("Kies hoogstens %(most)d kaartjes.") % {"most": MOST})
    pack, _is_new = InvitationPack.objects.update_or_create(
        partner=kept, event=event, defaults={"cards": cards, "made_on": timezone.localdate()}
    )
    record("outreach.make_pack", by=by, on=pack, cards=cards)
    return pack


@transaction.atomic
def send_pack(pack: InvitationPack, *, by: User) -> None:
    """Mail the partner where its pack is. Once a day at most: a second press the same day sends nothing more.

    Raises Refused for a partner without an address.
    """
    kept = InvitationPack.objects.select_for_update().select_related("partner", "event").get(pk=pack.pk)
    if not kept.partner.email:
        raise Refused(_("Deze partner heeft geen e-mailadres. Vul dat in, of geef het pakket zelf."))
    if kept.event.state != EventState.PUBLIC:
        raise Refused(_("Dit evenement staat niet op de agenda. Stuur het pakket dus niet."))
    today = timezone.localdate()
    notices.queue(
        f"partner_pack:{kept.pk}:{kept.link_version}:{today:%Y%m%d}",
        template="partner_pack",
        to=kept.partner.email,
        context={"event": kept.event, "partner": kept.partner, "link": pack_url(kept)},
        subject_id=f"partner_pack:{kept.pk}",
    )
    kept.sent_on = today
    kept.save(update_fields=["sent_on"])
    record("outreach.send_pack", by=by, on=kept)


@transaction.atomic
def revoke_link(pack: InvitationPack, *, by: User) -> None:
    """The link that was sent opens nothing any more; a pack that is sent again carries a new one."""
    kept = InvitationPack.objects.select_for_update().get(pk=pack.pk)
    kept.link_version += 1
    kept.save(update_fields=["link_version"])
    notices.forget(subject_id=f"partner_pack:{kept.pk}")
    record("outreach.revoke_pack", by=by, on=kept)


def zip_of(pack: InvitationPack) -> bytes:
    """Everything in one file: texts in both languages, the cards, and the posters.

    On a machine that makes no PDF it holds the texts, and a line that says what is missing.
    """
    event, partner = pack.event, pack.partner
    dates = coming_dates(event)
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for language in LANGUAGES:
            texts = texts_of(event, partner, dates, language=language)
            archive.writestr(f"whatsapp-{language}.txt", texts.phone)
            archive.writestr(f"nieuwsbrief-{language}.txt", texts.newsletter)
            archive.writestr(f"mail-{language}.txt", texts.whole_mail)
        try:
            for name, content in posters_of(event).items():
                archive.writestr(name, content)
            if pack.cards:
                archive.writestr("kaartjes.pdf", cards_pdf(event, partner, dates, pack.cards))
        except PdfUnavailable as missing:
            archive.writestr("lees-mij.txt", missing.sentence)
    return output.getvalue()
