"""Kinds and states of a request about one's own data, and the ways by which it came."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequestKind(models.TextChoices):
    """Which right somebody uses."""

    OBJECTION = "objection", _("Bezwaar")
    ERASURE = "erasure", _("Wissen")
    CORRECTION = "correction", _("Verbeteren")
    RESTRICTION = "restriction", _("Stilzetten")
    ACCESS = "access", _("Inzien")


class RequestState(models.TextChoices):
    """The life of a request. `ENDED` is only for what was set aside and is used again."""

    RECEIVED = "received", _("Wacht op antwoord")
    PUT_OFF = "put_off", _("Uitgesteld, met een reden")
    GRANTED = "granted", _("Toegewezen")
    PARTLY = "partly", _("Deels toegewezen")
    REFUSED = "refused", _("Afgewezen")
    NOT_FOUND = "not_found", _("Niets gevonden")
    TAKEN_BACK = "taken_back", _("Ingetrokken door wie het vroeg")
    ENDED = "ended", _("Niet meer stilgezet")


class RequestWay(models.TextChoices):
    """How it came in."""

    RECEIPT = "receipt", _("Op Mijn inbreng")
    MAIL = "mail", _("Per e-mail")
    LETTER = "letter", _("Per brief")
    PHONE = "phone", _("Aan de telefoon")
    IN_PERSON = "in_person", _("In een gesprek")
