"""Putting the page of a round on the website, from the round itself."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from audit.service import record
from contributions.service import Refused
from people.models import User

from .models import Round, RoundPage
from .rounds import add_page


@transaction.atomic
def publish_page(round_: Round, *, by: User | None) -> RoundPage:
    """Publish the newest text of the page; makes the page when the round has none. Twice is harmless.

    Raises :class:`Refused` when the website has no /meedoen/ to put it under.
    """
    page = RoundPage.objects.filter(round=round_).first() or add_page(round_, round_.question)
    if page is None:
        raise Refused(_("De website heeft nog geen pagina ‘Doe mee’. Vraag de beheerder om die te maken."))
    newest = page.get_latest_revision() or page.save_revision(user=by)
    newest.publish(user=by)
    record("consultation.publish_page", by=by, on=round_)
    log(instance=round_, action="consultation.publish", user=by)
    page.refresh_from_db()
    return page
