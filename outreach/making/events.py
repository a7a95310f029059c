"""A new event from a template, with its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from audit.service import record
from consultation.models import Round
from contributions.models import AgendaItem
from contributions.service import Refused
from people.models import Perspective, User
from privacy.service import guard_for_storage

from ..enums import SignUpMode
from ..models import Event
from ..publishing import add_page
from .templates import TEMPLATES

_SLUG_LENGTH = 60
#: Addresses under /agenda/ that the website uses itself.
RESERVED_SLUGS = frozenset({"aanmelden", "aanmelding", "archief", "hulp", "kaart", "nieuwsbrief", "tafel", "verslag"})


@dataclass(frozen=True, slots=True)
class Start:
    """What an organiser says of a new event. What is left empty comes from the template."""

    kind: str
    title: str = ""
    summary: str = ""
    round: Round | None = None
    agenda_items: Iterable[AgendaItem] = ()
    meant_for: Iterable[Perspective] = ()
    sign_up: str = ""
    contact_name: str = ""
    contact_phone: str = ""


def create_event(start: Start, *, by: User | None, token: UUID | None = None, is_example: bool = False) -> Event:
    """Make an event in draft with its page (not published). The same `token` twice is one event.

    Raises Refused for a kind or a way of signing up that does not exist.
    """
    if start.kind not in TEMPLATES:
        raise Refused(_("Deze soort bestaat niet. Kies een soort uit de lijst."))
    if start.sign_up and start.sign_up not in SignUpMode.values:
        raise Refused(_("Deze manier van aanmelden bestaat niet. Kies er een uit de lijst."))
    try:
        with transaction.atomic():
            return made_before(token) or _make(start, by=by, token=token, is_example=is_example)
    except IntegrityError:  # the other half of a double click was first
        if (made := made_before(token)) is not None:
            return made
        raise Refused(_("Er is al een evenement met dit adres. Kies een andere titel.")) from None


def made_before(token: UUID | None) -> Event | None:
    """The event that this form made already."""
    return Event.objects.filter(creation_token=token).first() if token else None


def _make(start: Start, *, by: User | None, token: UUID | None, is_example: bool) -> Event:
    template = TEMPLATES[start.kind]
    title = guard_for_storage(start.title)[0].strip() or str(template.title)
    event = Event.objects.create(
        kind=start.kind,
        slug=free_slug(slugify(title)),
        title=title,
        summary=guard_for_storage(start.summary)[0].strip() or str(template.summary),
        round=start.round,
        for_whom=str(template.for_whom),
        programme=str(template.programme),
        who_is_there=str(template.who_is_there),
        words_used=str(template.words_used),
        sign_up=start.sign_up or template.sign_up,
        contact_name=guard_for_storage(start.contact_name)[0],
        contact_phone=start.contact_phone,
        creation_token=token,
        is_example=is_example,
    )
    of_round = start.round.occasion.agenda_items.all() if start.round else ()
    event.agenda_items.set(list(start.agenda_items) or of_round)
    event.meant_for.set(start.meant_for)
    add_page(event)
    record("outreach.create_event", by=by, on=event, kind=start.kind)
    log(instance=event, action="wagtail.create", user=by)
    return event


def free_slug(wanted: str) -> str:
    """`wanted`, or the first of wanted-2, wanted-3 … that no event has."""
    base = wanted[: _SLUG_LENGTH - 4] or "evenement"
    taken = {*RESERVED_SLUGS, *Event.objects.filter(slug__startswith=base).values_list("slug", flat=True)}
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
