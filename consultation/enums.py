"""Fixed codes with free labels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    """The life of a round."""

    DRAFT = "draft", _("Concept")
    ANNOUNCED = "announced", _("Komt eraan")
    OPEN = "open", _("Open")
    REVIEW = "review", _("Wij werken eraan")
    DECIDED = "decided", _("Besloten")
    ARCHIVED = "archived", _("Gearchiveerd")


#: What the public sees on /meedoen/.
PUBLIC_ROUND_STATES = (RoundState.ANNOUNCED, RoundState.OPEN, RoundState.REVIEW, RoundState.DECIDED)


class ChangeKind(models.TextChoices):
    """What was done to the time in which people can take part, after that time was promised."""

    EXTENDED = "extended", _("Verlengd")
    CLOSED_EARLY = "closed_early", _("Eerder gesloten")
    REOPENED = "reopened", _("Weer geopend")
    ENDED = "ended", _("Gestopt zonder besluit")


class Influence(models.TextChoices):
    """How much influence taking part gives."""

    KNOW = "know", _("Meeweten")
    THINK = "think", _("Meedenken")
    DECIDE = "decide", _("Meebeslissen")


class MethodCode(models.TextChoices):
    """The methods a step can have; each is one module in consultation/methods/."""

    QUESTIONS = "questions", _("Vragen")


class ItemKind(models.TextChoices):
    """How one question is asked."""

    OPEN = "open", _("Open vraag")
    SINGLE = "single", _("Kies één antwoord")
    MULTIPLE = "multiple", _("Kies één of meer antwoorden")
    SCALE = "scale", _("Mee eens of niet, in woorden")
    RANKING = "ranking", _("Zet op volgorde")
    STORY = "story", _("Vertel wat u meemaakte")


class RecordingState(models.TextChoices):
    """A spoken answer waits until a colleague wrote it out, or could not."""

    WAITING = "waiting", _("Nog uitschrijven")
    TRANSCRIBED = "transcribed", _("Uitgeschreven")
    UNUSABLE = "unusable", _("Niet gelukt")


class RecordingReason(models.TextChoices):
    """Why a recording gave no words. The participant reads this."""

    INAUDIBLE = "inaudible", _("Wij konden de woorden niet goed genoeg verstaan")
    SILENT = "silent", _("Er was niets te horen")
    LANGUAGE = "language", _("U sprak een taal die bij ons niemand verstaat")
    TOO_LATE = "too_late", _("Wij waren te laat met uitschrijven. Dat is onze fout")


class CallBackState(models.TextChoices):
    """A request to be called waits, or is done with."""

    OPEN = "open", _("Nog bellen")
    TRIED = "tried", _("Geprobeerd")
    DONE = "done", _("Gebeld")
    UNREACHABLE = "unreachable", _("Niet bereikt")


class BatchState(models.TextChoices):
    """The cards of a batch work, or were taken back."""

    ACTIVE = "active", _("Geldig")
    REVOKED = "revoked", _("Ingetrokken")


class NewsKind(models.TextChoices):
    """What is told about a round by mail, in the order in which it happens."""

    OPENED = "opened", _("De ronde is open")
    HALFWAY = "halfway", _("De ronde is halverwege")
    LAST_DAYS = "last_days", _("De laatste dagen")
    CLOSED = "closed", _("De ronde is gesloten")
    DECIDED = "decided", _("Er is besloten")


class SubscriptionState(models.TextChoices):
    """An address was typed; or its owner said yes by the mail."""

    WAITING = "waiting", _("Nog niet bevestigd")
    CONFIRMED = "confirmed", _("Bevestigd")


class GapTaskState(models.TextChoices):
    """What we do about a gap: still to be done, done, or let go of with a reason."""

    OPEN = "open", _("Nog doen")
    DONE = "done", _("Klaar")
    DROPPED = "dropped", _("Losgelaten")


#: Somebody still waits for a call.
WAITING_CALL_BACKS = (CallBackState.OPEN, CallBackState.TRIED)


class EntryState(models.TextChoices):
    """The life of a form that staff type for somebody. It counts from `approved` on."""

    TYPING = "typing", _("Wordt ingevoerd")
    WAITING = "waiting", _("Wacht op nakijken")
    RETURNED = "returned", _("Terug naar de invoerder")
    APPROVED = "approved", _("Goedgekeurd")
    DISCARDED = "discarded", _("Weggelegd")


#: Still to be finished by somebody.
UNFINISHED_ENTRIES = (EntryState.TYPING, EntryState.WAITING, EntryState.RETURNED)
#: Can be typed in now.
TYPING_ENTRIES = (EntryState.TYPING, EntryState.RETURNED)


class PileState(models.TextChoices):
    """A pile of numbered forms is asked for, and then made or not."""

    QUEUED = "queued", _("Wordt gemaakt")
    DONE = "done", _("Klaar")
    FAILED = "failed", _("Mislukt")
