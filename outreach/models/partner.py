"""Organisations in the country that work with us, whom they help, and how many people they reached."""

import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Participant, Perspective
from people.service import Province

from ..enums import ContactRole, PartnerKind, PartnerRole, YesNoUnknown
from .event import Event


def nothing_yet() -> list[Any]:
    """Nothing was filled in."""
    return []


class PartnerQuerySet(models.QuerySet["Partner"]):
    """Questions one asks of partners."""

    def public(self) -> Self:
        """What stands in the public list of help."""
        return self.filter(is_public=True, ended_on=None)

    def working(self) -> Self:
        """With whom we work now."""
        return self.filter(ended_on=None)


class Partner(models.Model):
    """An organisation. `email` and `phone` are those of the organisation; persons are PartnerContacts.

    `provinces` are codes of Province, `offers` of PartnerOffer, `languages` codes of ISO 639. `number` is what the
    list in a spreadsheet knows the partner by. `waiting_weeks` None: not known.
    """

    number = models.CharField(_("nummer in de lijst"), max_length=20, unique=True, null=True, blank=True)
    name = models.CharField(_("naam"), max_length=150)
    kind = models.CharField(_("soort"), max_length=20, choices=PartnerKind.choices, default=PartnerKind.SOCIAL_WORK)
    town = models.CharField(_("plaats"), max_length=80, blank=True)
    provinces = models.JSONField(_("werkt in"), default=nothing_yet, blank=True)
    nationwide = models.BooleanField(_("werkt in het hele land"), default=False)
    offers = models.JSONField(_("wat zij doen"), default=nothing_yet, blank=True)
    languages = models.JSONField(_("talen die zij spreken"), default=nothing_yet, blank=True)
    helps = models.ManyToManyField(Perspective, verbose_name=_("wie zij helpen"), blank=True, related_name="+")
    helps_entrepreneurs = models.CharField(
        _("helpt ook ondernemers"), max_length=8, choices=YesNoUnknown.choices, default=YesNoUnknown.UNKNOWN
    )
    income_limit = models.CharField(
        _("grens aan het inkomen"), max_length=8, choices=YesNoUnknown.choices, default=YesNoUnknown.UNKNOWN
    )
    limits = models.CharField(
        _("voor wie niet"), max_length=300, blank=True, help_text=_("Bijvoorbeeld: alleen de gemeente Emmen.")
    )
    costs = models.CharField(
        _("wat het kost"), max_length=120, blank=True, help_text=_("Laat leeg als het gratis is.")
    )
    waiting_weeks = models.PositiveSmallIntegerField(_("wachttijd in weken"), null=True, blank=True)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mailadres van de organisatie"), blank=True)
    phone = models.CharField(_("telefoonnummer van de organisatie"), max_length=30, blank=True)
    opening_hours = models.CharField(_("wanneer open"), max_length=200, blank=True)
    is_public = models.BooleanField(_("staat in ‘Waar vindt u hulp’"), default=False)
    checked_on = models.DateField(_("nagekeken op"), null=True, blank=True)
    ended_on = models.DateField(_("werkt niet meer met ons sinds"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    is_example = models.BooleanField(_("voorbeeld"), default=False, editable=False)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ("name", "pk")
        permissions: ClassVar = [
            ("import_partner", _("Mag een lijst met partners inlezen en meenemen")),
        ]

    def __str__(self) -> str:
        return self.name


class PartnerContact(models.Model):
    """Somebody at a partner. Name, address and phone are in people.ContactDetails of `participant`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="contacts")
    participant = models.OneToOneField(Participant, on_delete=models.PROTECT, related_name="partner_contact")
    role = models.CharField(_("waarvoor"), max_length=10, choices=ContactRole.choices, default=ContactRole.DAILY)
    since = models.DateField(_("sinds"), default=timezone.localdate)

    class Meta:
        verbose_name = _("contactpersoon van een partner")
        verbose_name_plural = _("contactpersonen van partners")
        default_permissions = ("view", "add", "change", "delete")

    def __str__(self) -> str:
        return f"Contactpersoon {self.id.hex[:8]}"


class EventPartner(models.Model):
    """What a partner does for an event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="event_partners")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="event_partners")
    role = models.CharField(_("wat zij doen"), max_length=10, choices=PartnerRole.choices, default=PartnerRole.CO_HOST)

    class Meta:
        verbose_name = _("partner van een evenement")
        verbose_name_plural = _("partners van evenementen")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "partner", "role"], name="event_partner_once"),
        ]

    def __str__(self) -> str:
        return f"Partner {self.partner_id} van {self.event_id}"


class PartnerReach(models.Model):
    """How many people a partner says to have told about an event (or in general), per perspective: never who."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="reached")
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.PROTECT, related_name="told_by_partners")
    perspective = models.ForeignKey(Perspective, on_delete=models.PROTECT, related_name="+")
    province = models.CharField(_("provincie"), max_length=2, choices=Province.choices, blank=True)
    people = models.PositiveIntegerField(_("hoeveel mensen"))
    counted_on = models.DateField(_("geteld op"), default=timezone.localdate)

    class Meta:
        verbose_name = _("bereik van een partner")
        verbose_name_plural = _("bereik van partners")
        default_permissions = ("view", "change")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partner", "event", "perspective", "province"],
                name="partner_reach_once",
            ),
            models.UniqueConstraint(  # "in general" has no event, and to a database nothing is never the same
                fields=["partner", "perspective", "province"],
                condition=models.Q(event=None),
                name="partner_reach_in_general_once",
            ),
        ]

    def __str__(self) -> str:
        return f"Bereik {self.pk}"


class InvitationPack(models.Model):
    """A pack that left the house: text, poster and cards for a partner to invite with. Recorded; made anew at will.

    Raising `link_version` revokes the link with which the partner opens it.
    """

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="packs")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="packs")
    cards = models.PositiveSmallIntegerField(_("hoeveel kaartjes"), default=0)
    made_on = models.DateField(_("gemaakt op"), default=timezone.localdate)
    sent_on = models.DateField(_("gestuurd op"), null=True, blank=True)
    link_version = models.PositiveSmallIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("uitnodigingspakket")
        verbose_name_plural = _("uitnodigingspakketten")
        default_permissions = ("view", "add")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partner", "event"], name="invitation_pack_once"),
        ]

    def __str__(self) -> str:
        return f"Pakket {self.pk}"
