"""Fixed codes with free labels."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    """Inside or outside government: what the balance of a round is about."""

    OUTSIDE = "outside", _("Buiten de overheid")
    INSIDE = "inside", _("Binnen de overheid")
    UNKNOWN = "unknown", _("Onbekend")


class PerspectiveLevel(models.TextChoices):
    """The two levels under a side. Targets, bridges and gates compare groups."""

    GROUP = "group", _("Groep")
    KIND = "kind", _("Soort")


class SpeaksFor(models.TextChoices):
    """For whom somebody speaks. Positions of organisations are a class of their own."""

    SELF = "self", _("Voor mijzelf")
    ORGANISATION = "organisation", _("Namens een organisatie")


class Province(models.TextChoices):
    """The twelve provinces; coarser than a postcode on purpose."""

    DRENTHE = "DR", "Drenthe"
    FLEVOLAND = "FL", "Flevoland"
    FRYSLAN = "FR", "Fryslân"
    GELDERLAND = "GE", "Gelderland"
    GRONINGEN = "GR", "Groningen"
    LIMBURG = "LI", "Limburg"
    NOORD_BRABANT = "NB", "Noord-Brabant"
    NOORD_HOLLAND = "NH", "Noord-Holland"
    OVERIJSSEL = "OV", "Overijssel"
    UTRECHT = "UT", "Utrecht"
    ZEELAND = "ZE", "Zeeland"
    ZUID_HOLLAND = "ZH", "Zuid-Holland"


class ReachBy(models.TextChoices):
    """How somebody wants to be reached."""

    MAIL = "mail", _("Per e-mail")
    PHONE = "phone", _("Bel mij")
    POST = "post", _("Stuur een brief")
    ORGANISATION = "organisation", _("Via een organisatie die mij helpt")


class Farewell(StrEnum):
    """Why an address is no longer somebody's; from that follows what becomes of links and mail."""

    CHANGED = "changed"  # another one came in its place: links end, and what stands is told again there
    REMOVED = "removed"  # somebody took it away: links end
    FORGOTTEN = "forgotten"  # we keep it no longer: no mail leaves
    LAST_LETTER = "last_letter"  # as FORGOTTEN, but what was just written still leaves


class Role(models.TextChoices):
    """The roles of staff. They are Django groups, made by code (people/roles.py), never by hand."""

    ADMINISTRATOR = "beheerder", _("Beheerder")
    PRIVACY_OFFICER = "privacyfunctionaris", _("Privacyfunctionaris")
    ORGANISER = "organisator", _("Organisator")
    FACILITATOR = "gespreksleider", _("Gespreksleider")
    MODERATOR = "moderator", _("Moderator")
    ANALYST = "analist", _("Analist")
    EDITOR = "redacteur", _("Redacteur")
