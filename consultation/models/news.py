"""News by mail about rounds, for who asked for it."""

import uuid
from datetime import timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import NewsKind, SubscriptionState
from .round import Round

#: A mail is tried for three days, and a person may try it again later.
MAY_WAIT_DAYS = 30


class RoundNewsQuerySet(models.QuerySet["RoundNews"]):
    """Questions one asks of news."""

    def on_its_way(self) -> Self:
        """Of which mails may still wait: what was noted in the last days."""
        return self.filter(noted_on__gte=timezone.localdate() - timedelta(days=MAY_WAIT_DAYS))


class RoundNews(models.Model):
    """One thing that happened in a round and is told once, to everybody who was on the list at that moment.

    Its number is what tells "before" from "after": who subscribes later keeps the number of the last news, and hears
    only of later ones. `reached` is the last subscription that was served, so that a long list goes in pieces.
    """

    round = models.ForeignKey(Round, verbose_name=_("ronde"), on_delete=models.CASCADE, related_name="news")
    kind = models.CharField(_("nieuws"), max_length=10, choices=NewsKind.choices)
    noted_on = models.DateField(_("op"), default=timezone.localdate)
    finished = models.BooleanField(_("iedereen heeft een mail"), default=False)
    reached = models.UUIDField(null=True, editable=False)

    objects = RoundNewsQuerySet.as_manager()

    class Meta:
        verbose_name = _("nieuws over een ronde")
        verbose_name_plural = _("nieuws over rondes")
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "kind"], name="round_news_once_per_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.round_id}"


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    """Questions one asks of subscriptions."""

    def confirmed(self) -> Self:
        """Who said yes from their own inbox."""
        return self.filter(state=SubscriptionState.CONFIRMED)

    def to_tell(self, news: RoundNews) -> Self:
        """Who hears this news: of this round or of all, on the list before it, and each address once. By number."""
        same_address = models.OuterRef("email")
        also_of_this_round = Subscription.objects.confirmed().filter(round=news.round_id, email=same_address)
        return (
            self.confirmed()
            .filter(Q(round=news.round_id) | Q(round=None) & ~models.Exists(also_of_this_round), after__lt=news.pk)
            .order_by("pk")
        )


class Subscription(models.Model):
    """An address that wants news of one round, or of all (without round). It is linked to no participation.

    The links in the mails follow from the number and a key; nothing here opens them. Who stops is deleted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(
        Round, verbose_name=_("ronde"), null=True, blank=True, on_delete=models.CASCADE, related_name="subscriptions"
    )
    email = models.EmailField(_("e-mailadres"), max_length=254)
    state = models.CharField(
        _("stand"), max_length=10, choices=SubscriptionState.choices, default=SubscriptionState.WAITING
    )
    asked_on = models.DateField(_("gevraagd op"), default=timezone.localdate)
    after = models.PositiveBigIntegerField(default=0, editable=False, help_text="The last news before the yes.")

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("aanmelding voor nieuws")
        verbose_name_plural = _("aanmeldingen voor nieuws")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["email", "round"], name="subscription_once_per_round"),
            models.UniqueConstraint(fields=["email"], condition=Q(round=None), name="subscription_once_to_all"),
        ]

    def __str__(self) -> str:
        return f"Aanmelding {self.id.hex[:8]}"
