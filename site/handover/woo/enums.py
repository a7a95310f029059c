"""The life of a request, what may be decided on a text, and the grounds of the law."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WooState(models.TextChoices):
    """How far the answer is."""

    OPEN = "open", _("Ontvangen")
    SEARCHING = "searching", _("Zoeken")
    REVIEWING = "reviewing", _("Beoordelen")
    RELEASED = "released", _("Openbaar gemaakt")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class Verdict(models.TextChoices):
    """What was decided on one text."""

    WAITS = "waits", _("Nog niet beoordeeld")
    WHOLE = "whole", _("Helemaal openbaar")
    REDACTED = "redacted", _("Deels openbaar")
    REFUSED = "refused", _("Niet openbaar")
    GONE = "gone", _("Ingetrokken door de schrijver")


class ReleaseState(models.TextChoices):
    """How it stands with a file that was asked for."""

    QUEUED = "queued", _("Wordt gemaakt")
    DONE = "done", _("Klaar")
    FAILED = "failed", _("Mislukt")
    VOID = "void", _("Vervallen: er zijn woorden teruggehaald")


class Ground(models.TextChoices):
    """Why words are not released: article, paragraph and letter of the Woo (5.1 and 5.2)."""

    CROWN = "5.1.1.a", _("5.1.1.a: eenheid van de Kroon")
    STATE_SAFETY = "5.1.1.b", _("5.1.1.b: veiligheid van de Staat")
    BUSINESS_SECRET = "5.1.1.c", _("5.1.1.c: bedrijfsgegevens, vertrouwelijk gegeven")
    SPECIAL_DATA = "5.1.1.d", _("5.1.1.d: bijzondere persoonsgegevens")
    ID_NUMBERS = "5.1.1.e", _("5.1.1.e: nummers waarmee iemand te vinden is")
    FOREIGN = "5.1.2.a", _("5.1.2.a: betrekkingen met andere landen")
    MONEY = "5.1.2.b", _("5.1.2.b: economische en financiële belangen")
    CRIME = "5.1.2.c", _("5.1.2.c: opsporing en vervolging")
    INSPECTION = "5.1.2.d", _("5.1.2.d: inspectie, controle en toezicht")
    PRIVACY = "5.1.2.e", _("5.1.2.e: persoonlijke levenssfeer")
    COMPETITION = "5.1.2.f", _("5.1.2.f: bedrijfsgegevens die concurrenten helpen")
    ENVIRONMENT = "5.1.2.g", _("5.1.2.g: bescherming van het milieu")
    SECURITY = "5.1.2.h", _("5.1.2.h: beveiliging van personen en bedrijven")
    GOVERNMENT = "5.1.2.i", _("5.1.2.i: goed functioneren van de overheid")
    HARM = "5.1.5", _("5.1.5: onevenredig nadeel")
    OPINIONS = "5.2.1", _("5.2.1: persoonlijke meningen in intern beraad")
