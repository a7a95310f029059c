"""An event in the country: one evening, or a series of dates, with who helps and what is asked there."""

import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from consultation.models import Round
from contributions.models import AgendaItem
from gatherings.models import Gathering
from people.models import Perspective

from ..enums import PUBLIC_EVENT_STATES, EventKind, EventState, SignUpMode


def only_dutch() -> list[Any]:
    """Dutch is spoken."""
    return ["nl"]


class EventQuerySet(models.QuerySet["Event"]):
    """Questions one asks of events."""

    def public(self) -> Self:
        """What everybody may see."""
        return self.filter(state__in=PUBLIC_EVENT_STATES)


class Event(models.Model):
    """What happens, for whom, and what is done with what people say. Its story is told by an EventPage, one-to-one.

    State changes go through :mod:`outreach.transitions`. `dates` are its gatherings, each once in one event.
    `languages` are codes of ISO 639 of what is spoken there without an interpreter.
    """

    slug = models.SlugField(_("adres"), max_length=60, unique=True, help_text=_("Komt achter /agenda/ te staan."))
    kind = models.CharField(_("soort"), max_length=20, choices=EventKind.choices, default=EventKind.EVENING)
    title = models.CharField(_("titel"), max_length=120)
    summary = models.CharField(_("waar gaat het over, in één zin"), max_length=200)
    state = models.CharField(
        _("stand"), max_length=12, choices=EventState.choices, default=EventState.DRAFT, editable=False
    )
    round = models.ForeignKey(
        Round,
        verbose_name=_("hoort bij ronde"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    agenda_items = models.ManyToManyField(
        AgendaItem, verbose_name=_("acties van de agenda"), blank=True, related_name="events"
    )
    meant_for = models.ManyToManyField(
        Perspective,
        verbose_name=_("voor wie vooral"),
        blank=True,
        related_name="+",
        help_text=_("Laat leeg als iedereen welkom is."),
    )
    for_whom = models.TextField(_("voor wie, in woorden"), blank=True)
    programme = models.TextField(_("wat gaat er gebeuren"), blank=True)
    who_is_there = models.TextField(_("wie zijn er"), blank=True)
    words_used = models.TextField(_("wat doen wij met wat u zegt"), blank=True)
    sign_up = models.CharField(_("aanmelden"), max_length=10, choices=SignUpMode.choices, default=SignUpMode.OPEN)
    most_per_sign_up = models.PositiveSmallIntegerField(_("hoogstens zoveel mensen per aanmelding"), default=4)
    languages = models.JSONField(_("talen die er gesproken worden"), default=only_dutch, blank=True)
    interpreter = models.BooleanField(_("een tolk kan"), default=True)
    sign_language = models.BooleanField(_("een tolk gebarentaal kan"), default=True)
    childcare = models.BooleanField(_("kinderopvang kan"), default=False)
    food = models.BooleanField(_("er is iets te eten"), default=False)
    travel_paid = models.BooleanField(_("wij betalen de reis"), default=False)
    contact_name = models.CharField(_("naam van de contactpersoon"), max_length=100, blank=True)
    contact_phone = models.CharField(_("telefoonnummer"), max_length=30, blank=True)
    contact_email = models.EmailField(_("e-mailadres"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    creation_token = models.UUIDField(null=True, unique=True, editable=False)
    is_example = models.BooleanField(_("voorbeeld"), default=False, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("evenement")
        verbose_name_plural = _("evenementen")
        ordering = ("-pk",)
        permissions: ClassVar = [
            ("move_event", _("Mag een evenement op de agenda zetten, afronden en afzeggen")),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page on the website."""
        return f"{reverse('wagtail_serve', args=['agenda/'])}{self.slug}/"


class EventDate(models.Model):
    """A gathering of an event: one evening of a series.

    `card_code` stands in the QR on the tables: whoever is there writes with it. It opens nothing else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="dates")
    gathering = models.OneToOneField(Gathering, on_delete=models.PROTECT, related_name="event_date")
    card_code = models.CharField(max_length=8, unique=True, editable=False)
    closed_on = models.DateField(_("afgesloten op"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("datum van een evenement")
        verbose_name_plural = _("datums van evenementen")
        default_permissions = ()
        ordering = ("gathering__starts_at", "pk")

    def __str__(self) -> str:
        return f"Datum {self.id.hex[:8]}"
