"""Who gets the newsletter, and the newsletters. An address is used for nothing else."""

import uuid
from datetime import date, timedelta
from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import IssueState, SubscriberState


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    """Questions one asks of subscribers."""

    def confirmed(self) -> Self:
        """Who said yes twice, in a fixed order."""
        return self.filter(state=SubscriberState.CONFIRMED).order_by("pk")

    def forgotten(self, today: date) -> Self:
        """Who asked, and did not confirm in time."""
        return self.filter(
            state=SubscriberState.ASKED, asked_on__lt=today - timedelta(days=Subscriber.UNCONFIRMED_DAYS)
        )


class Subscriber(models.Model):
    """An address that asked for the newsletter, and confirmed it; unconfirmed ones go after some days."""

    #: So long a link to say yes works; then the address is forgotten.
    UNCONFIRMED_DAYS = 7

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mailadres"), unique=True)
    state = models.CharField(
        _("stand"), max_length=10, choices=SubscriberState.choices, default=SubscriberState.ASKED, editable=False
    )
    language = models.CharField(_("taal"), max_length=2, default="nl")
    asked_on = models.DateField(_("gevraagd op"), default=timezone.localdate)
    confirmed_on = models.DateField(_("bevestigd op"), null=True, blank=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("abonnee van de nieuwsbrief")
        verbose_name_plural = _("abonnees van de nieuwsbrief")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"Abonnee {self.id.hex[:8]}"


class IssueQuerySet(models.QuerySet["NewsletterIssue"]):
    """Questions one asks of newsletters."""

    def public(self) -> Self:
        """What everybody may read, the newest first."""
        return self.filter(state=IssueState.SENT).order_by("-sent_on", "-pk")


class NewsletterIssue(models.Model):
    """One newsletter. Sent once to everybody who is confirmed at that moment.

    While it is being sent, `reached` is the last subscriber whose mail was queued: who goes on, goes on from there.
    """

    subject = models.CharField(_("onderwerp"), max_length=120)
    text = models.TextField(_("tekst"))
    state = models.CharField(
        _("stand"), max_length=10, choices=IssueState.choices, default=IssueState.DRAFT, editable=False
    )
    sent_on = models.DateField(_("verstuurd op"), null=True, blank=True, editable=False)
    recipients = models.PositiveIntegerField(_("aantal ontvangers"), default=0, editable=False)
    reached = models.UUIDField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    is_example = models.BooleanField(_("voorbeeld"), default=False, editable=False)

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("nieuwsbrief")
        verbose_name_plural = _("nieuwsbrieven")
        ordering = ("-pk",)
        permissions: ClassVar = [("send_newsletterissue", _("Mag een nieuwsbrief versturen"))]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        """Where everybody can read it, once it was sent."""
        return reverse("outreach:newsletter_issue", args=[self.pk])
