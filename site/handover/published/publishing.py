"""Putting a dossier on the website, and taking it off."""

from dataclasses import replace
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User
from privacy.service import guard_for_storage

from ..models import Audience, Run, RunState
from ..runs.asking import order_of, queue
from .models import Publication, PublicationState

#: The form that holds all others, from one moment.
WHOLE = "zip"
#: How many others may take an address while somebody publishes under the same title.
TRIES = 10
#: Words that are addresses of their own below /dossiers/.
RESERVED = ("nummer", "laatste", "catalogus")

MOVES: dict[str, frozenset[str]] = {
    PublicationState.PUBLISHED: frozenset({PublicationState.WITHDRAWN}),
    PublicationState.WITHDRAWN: frozenset(),
}


def why_not(run: Run) -> str:
    """Why this run cannot be put on the website, as a sentence; "" when it can."""
    if run.audience != Audience.PUBLIC:
        return _("Dit dossier is voor het team. Maak een openbaar dossier.")
    if run.state != RunState.DONE or not run.file:
        return _("Dit dossier is niet klaar, of het bestand is gewist. Maak een nieuw dossier.")
    if not run.adopted_by_name:
        return _("Dit is nog een concept. Stel het dossier eerst vast.")
    if Publication.objects.standing().from_run(run).exists():
        return _("Dit dossier staat al op de website.")
    return ""


@transaction.atomic
def publish(run: Run, title: str, summary: str, *, by: User) -> Publication:
    """Put an adopted public dossier on the website, in all forms.

    All forms come out of one file that was made from one moment: of two moments somebody could subtract. A run of
    one form is therefore made anew with all forms, adopted by the same name. Raises :class:`Refused` with a reason.
    """
    run = Run.objects.select_for_update().get(pk=run.pk)
    if sentence := why_not(run):
        raise Refused(sentence)
    title, summary = (guard_for_storage(text.strip())[0] for text in (title, summary))
    if not title or not summary:
        raise Refused(_("Schrijf een titel en een samenvatting."))
    whole = run if run.format == WHOLE else _whole_of(run, by)
    publication = _at_a_free_address(title[:120], summary=summary[:600], run=whole, asked_from=run, published_by=by)
    record("handover.publish", by=by, on=run, address=publication.slug, export=whole.name)
    return publication


@transaction.atomic
def withdraw(publication: Publication, reason: str, *, by: User) -> None:
    """Take it off the website. The page stays and tells why. Raises :class:`Refused` without a reason."""
    reason = guard_for_storage(reason.strip())[0]
    if not reason:
        raise Refused(_("Schrijf op waarom u het dossier van de website haalt."))
    locked = move(publication, PublicationState.WITHDRAWN)
    locked.withdrawn_at, locked.withdrawn_because = timezone.now(), reason[:300]
    locked.save(update_fields=["withdrawn_at", "withdrawn_because"])
    record("handover.unpublish", by=by, on=locked.run, address=locked.slug)


@transaction.atomic
def move(publication: Publication, to: str) -> Publication:
    """The only way its state changes. Raises :class:`Refused` for a move that is not in the table."""
    locked = Publication.objects.select_for_update().select_related("run").get(pk=publication.pk)
    if to not in MOVES[locked.state]:
        raise Refused(_("Dit dossier is al van de website gehaald."))
    locked.state = to
    locked.save(update_fields=["state"])
    return locked


def _whole_of(run: Run, by: User) -> Run:
    return queue(replace(order_of(run), format=WHOLE), asked_by=by)


def _at_a_free_address(title: str, **fields: Any) -> Publication:
    """Two may publish the same title at once: the database keeps addresses unique, who loses takes the next one."""
    for _try in range(TRIES):
        try:
            with transaction.atomic():
                return Publication.objects.create(slug=_free_slug(title), title=title, **fields)
        except IntegrityError:
            continue
    raise Refused(_("Andere collega’s publiceren nu een dossier met deze titel. Kies een andere titel."))


def _free_slug(title: str) -> str:
    stem = slugify(title)[:70].strip("-") or "dossier"
    taken = set(Publication.objects.filter(slug__startswith=stem).values_list("slug", flat=True)) | set(RESERVED)
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug
