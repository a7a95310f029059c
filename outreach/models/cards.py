"""What is asked at an event, what people wrote there, and the report of one date."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models import AgendaItem, Contribution, Participation
from gatherings.service import MessageWay
from people.models import Participant

from ..enums import CardWay, ReportState
from .event import Event, EventDate


class EventQuestion(models.Model):
    """One question of the evening, tied to actions of the agenda. The same for all dates of a series."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    text = models.CharField(_("vraag"), max_length=300)
    help = models.CharField(_("uitleg erbij"), max_length=300, blank=True)
    agenda_items = models.ManyToManyField(
        AgendaItem, verbose_name=_("acties van de agenda"), blank=True, related_name="event_questions"
    )

    class Meta:
        verbose_name = _("vraag van een evenement")
        verbose_name_plural = _("vragen van een evenement")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.text


class SignalCard(models.Model):
    """One person's words at one question. The words themselves are a Contribution: this says how they came.

    `nonce` makes a repeat one card. A card of a host's note has a participation of somebody without a name.
    `draft_words` hold what stood in a workbook until a person agreed with it; empty from the day it counts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    date = models.ForeignKey(EventDate, on_delete=models.PROTECT, related_name="cards")
    question = models.ForeignKey(EventQuestion, null=True, blank=True, on_delete=models.SET_NULL, related_name="cards")
    way = models.CharField(_("hoe geschreven"), max_length=6, choices=CardWay.choices)
    participation = models.ForeignKey(
        Participation, null=True, blank=True, on_delete=models.SET_NULL, related_name="signal_cards"
    )
    contribution = models.OneToOneField(
        Contribution, null=True, blank=True, on_delete=models.SET_NULL, related_name="signal_card"
    )
    nonce = models.UUIDField(unique=True, editable=False)
    draft_words = models.TextField(_("woorden die nog niet tellen"), blank=True, editable=False)

    class Meta:
        verbose_name = _("signaalkaart")
        verbose_name_plural = _("signaalkaarten")
        default_permissions = ("view", "add")

    def __str__(self) -> str:
        return f"Kaart {self.id.hex[:8]}"


class EventReport(models.Model):
    """What was heard on one date, in words for everybody, and what happens with it."""

    date = models.OneToOneField(EventDate, primary_key=True, on_delete=models.PROTECT, related_name="report")
    state = models.CharField(
        _("stand"), max_length=10, choices=ReportState.choices, default=ReportState.DRAFT, editable=False
    )
    heard = models.TextField(_("wat wij hoorden"), blank=True)
    next_steps = models.TextField(_("wat wij ermee doen"), blank=True)
    published_on = models.DateField(_("online sinds"), null=True, blank=True, editable=False)
    word_back_on = models.DateField(_("bericht aan wie er was op"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("verslag van een bijeenkomst")
        verbose_name_plural = _("verslagen van bijeenkomsten")
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return f"Verslag {self.date_id}"


class WordBackQuerySet(models.QuerySet["WordBack"]):
    """Questions one asks of words back."""

    def to_tell(self) -> Self:
        """What a colleague still has to say, post or pass on."""
        return self.exclude(way=MessageWay.MAIL).filter(done_on=None)


class WordBack(models.Model):
    """One person hears once what came of an evening: UNIQUE per report and person. A mail leaves through notices; a
    call, a letter or a word through an organisation is work on a list until somebody says that it is done.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(EventReport, on_delete=models.CASCADE, related_name="words_back")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    way = models.CharField(_("hoe"), max_length=12, choices=MessageWay.choices)
    told_on = models.DateField(_("klaargezet op"), default=timezone.localdate)
    done_on = models.DateField(_("gedaan op"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = WordBackQuerySet.as_manager()

    class Meta:
        verbose_name = _("bericht over een verslag")
        verbose_name_plural = _("berichten over verslagen")
        default_permissions: ClassVar = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "participant"], name="word_back_once"),
        ]

    def __str__(self) -> str:
        return f"Bericht {self.id.hex[:8]}"

    @property
    def key(self) -> str:
        """The key of the notice: the same message is queued once, ever."""
        return f"word-back:{self.report_id}:{self.participant_id}"


class EventTally(models.Model):
    """A show of hands at a question of an event; the count itself is a Tally, beside persons."""

    tally = models.OneToOneField(
        "contributions.Tally", primary_key=True, on_delete=models.CASCADE, related_name="event_tally"
    )
    question = models.ForeignKey(
        EventQuestion, null=True, blank=True, on_delete=models.SET_NULL, related_name="tallies"
    )

    class Meta:
        verbose_name = _("telling van handen op een bijeenkomst")
        verbose_name_plural = _("tellingen van handen op een bijeenkomst")
        default_permissions: ClassVar = ()

    def __str__(self) -> str:
        return f"Telling {self.tally_id}"
