"""A place where people can come together, with what one must know before coming."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.service import Province


def no_features() -> list[Any]:
    """A venue of which nobody checked anything yet."""
    return []


class Venue(models.Model):
    """A room. `features` are codes of VENUE_NEEDS that somebody checked on the spot: the accessibility sheet."""

    name = models.CharField(_("naam"), max_length=120)
    street = models.CharField(_("straat en nummer"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    town = models.CharField(_("plaats"), max_length=80)
    province = models.CharField(_("provincie"), max_length=2, choices=Province.choices)
    capacity = models.PositiveSmallIntegerField(_("stoelen"), help_text=_("Met het team en de begeleiders erbij."))
    features = models.JSONField(_("wat er is"), default=no_features, blank=True)
    checked_on = models.DateField(_("ter plekke bekeken op"), null=True, blank=True)
    path_cm = models.PositiveSmallIntegerField(_("breedte van het pad in cm"), null=True, blank=True)
    door_cm = models.PositiveSmallIntegerField(_("breedte van de deur in cm"), null=True, blank=True)
    directions = models.TextField(_("hoe komt u er"), blank=True, help_text=_("Met de bus, de auto, en te voet."))
    public_transport = models.CharField(
        _("met bus of trein"), max_length=200, blank=True, help_text=_("Welke halte, en hoe ver lopen dat is.")
    )
    parking = models.CharField(
        _("parkeren"),
        max_length=200,
        blank=True,
        help_text=_("Waar, wat het kost, en of er plek is voor wie een gehandicaptenkaart heeft."),
    )
    good_to_know = models.TextField(_("goed om te weten"), blank=True)
    contact = models.CharField(_("contact van de zaal"), max_length=200, blank=True)
    closed_on = models.DateField(_("niet meer in gebruik sinds"), null=True, blank=True)

    class Meta:
        verbose_name = _("plek")
        verbose_name_plural = _("plekken")
        ordering: ClassVar = ("town", "name")

    def __str__(self) -> str:
        return f"{self.name}, {self.town}"

    @property
    def address(self) -> str:
        """Street, postcode and town on one line."""
        town = f"{self.postcode} {self.town}".strip()
        return ", ".join(part for part in (self.street, town) if part)
