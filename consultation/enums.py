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
    """A request to be called is open, or done with."""

    OPEN = "open", _("Nog bellen")
    DONE = "done", _("Gebeld")
    UNREACHABLE = "unreachable", _("Niet bereikt")
