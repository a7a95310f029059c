"""Fixed codes with free labels."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from contributions.service import OccasionKind


class GroupKind(models.TextChoices):
    """Ways of talking together. The codes are those of OccasionKind."""

    FOCUS_GROUP = OccasionKind.FOCUS_GROUP.value, _("Gespreksgroep")
    ROUND_TABLE = OccasionKind.ROUND_TABLE.value, _("Overlegtafel")
    INTERVIEW = OccasionKind.INTERVIEW.value, _("Gesprek met één persoon")
    WORK_SESSION = OccasionKind.WORK_SESSION.value, _("Werksessie")


class GroupState(models.TextChoices):
    """Where a group stands."""

    DRAFT = "draft", _("Concept")
    RECRUITING = "recruiting", _("Mensen zoeken")
    PLANNING = "planning", _("Kiezen en plannen")
    MEETING = "meeting", _("Uitnodigen en praten")
    CHECKING = "checking", _("Verslag laten nakijken")
    DONE = "done", _("Klaar")
    STOPPED = "stopped", _("Gestopt")


#: What everybody may see on the website.
PUBLIC_GROUP_STATES = (
    GroupState.RECRUITING,
    GroupState.PLANNING,
    GroupState.MEETING,
    GroupState.CHECKING,
    GroupState.DONE,
)


class CandidateState(models.TextChoices):
    """Where somebody in the pool stands. From being selected on, their Seat tells the rest."""

    APPLIED = "applied", _("Aangemeld")
    SELECTED = "selected", _("Gekozen")
    ALTERNATE = "alternate", _("Reserve")
    PASSED = "passed", _("Niet gekozen")
    WITHDRAWN = "withdrawn", _("Teruggetrokken")


class CandidateSource(models.TextChoices):
    """By which door somebody came into the pool."""

    WEBSITE = "website", _("Zelf aangemeld op de website")
    PHONE = "phone", _("Aan de telefoon")
    PARTNER = "partner", _("Via een organisatie")
    ASKED = "asked", _("Door ons gevraagd")


class Can(models.TextChoices):
    """Whether somebody can come at a moment."""

    YES = "yes", _("Ja, ik kan")
    IF_NEED_BE = "if_need_be", _("Als het moet")
    NO = "no", _("Nee")


class ApartReason(models.TextChoices):
    """Why two people do not sit at one table."""

    HOUSEHOLD = "household", _("Uit hetzelfde huis")
    ASKED = "asked", _("Iemand vroeg dit")
    OWN_CASE = "own_case", _("De een werkte aan de zaak van de ander")
    EMPLOYER = "employer", _("Werkgever en werknemer")


class JobState(models.TextChoices):
    """A calculation of the worker."""

    QUEUED = "queued", _("Wacht op de computer")
    RUNNING = "running", _("De computer rekent")
    DONE = "done", _("Klaar")
    FAILED = "failed", _("Niet gelukt")


class PlanOutcome(models.TextChoices):
    """How good a plan is, by the solver's own bound."""

    BEST = "best", _("Beter kan niet")
    BEST_SO_FAR = "best_so_far", _("Het beste dat in de tijd gevonden is")
    NOTHING = "nothing", _("Er past niets")


class SectionKind(models.TextChoices):
    """The parts of a conversation."""

    WELCOME = "welcome", _("Welkom")
    OPENING = "opening", _("Opening")
    CORE = "core", _("Kern")
    CLOSING = "closing", _("Afsluiting")


class NoteKind(models.TextChoices):
    """Whose words a note holds."""

    SPOKEN = "spoken", _("Zo gezegd")
    SUMMARY = "summary", _("Samengevat door de verslaglegger")
    REMARK = "remark", _("Opmerking over het gesprek")


class TranscriptState(models.TextChoices):
    """A file with a conversation: read, then tied to speakers by a person, then taken in."""

    READ = "read", _("Wacht op uw keuzes")
    TAKING = "taking", _("Wordt opgenomen")
    DONE = "done", _("Opgenomen")


class ReportState(models.TextChoices):
    """The report of a gathering: written, looked over by who was there, final."""

    DRAFT = "draft", _("In de maak")
    CHECKING = "checking", _("Deelnemers kijken het na")
    FINAL = "final", _("Vastgesteld")


class CheckState(models.TextChoices):
    """What a participant said of the report."""

    ASKED = "asked", _("Gevraagd")
    AGREED = "agreed", _("Klopt")
    CORRECTED = "corrected", _("Verbeterd")
    NO_REPLY = "no_reply", _("Niet gereageerd")


class QuoteAnswer(models.TextChoices):
    """What a participant said of one quote."""

    OPEN = "", _("Nog niets gezegd")
    AGREED = "agreed", _("Klopt")
    CHANGED = "changed", _("Zo bedoelde ik het")
    WITHDRAWN = "withdrawn", _("Haal dit weg")


class ThanksKind(models.TextChoices):
    """What somebody gets for their time."""

    FEE = "fee", _("Vergoeding in geld")
    VOUCHER = "voucher", _("Cadeaubon")
    TRAVEL_IN_KIND = "travel_in_kind", _("Vervoer geregeld")
    NOTHING = "nothing", _("Niets, dat wil ik zelf zo")
