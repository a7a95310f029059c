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
    LOOSE_ENDS = "loose_ends", _("Afgerond terwijl nog niet alles verwerkt was")


class Influence(models.TextChoices):
    """How much influence taking part gives."""

    KNOW = "know", _("Meeweten")
    THINK = "think", _("Meedenken")
    DECIDE = "decide", _("Meebeslissen")


class MethodCode(models.TextChoices):
    """The methods a step can have; each is one module in consultation/methods/."""

    QUESTIONS = "questions", _("Vragen")
    STATEMENTS = "statements", _("Stellingen")
    PRIORITIES = "priorities", _("Kiezen wat voorgaat")
    CASES = "cases", _("Casussen")
    DRAFT = "draft", _("Samen een tekst verbeteren")


class TemplateGroup(models.TextChoices):
    """Under which heading an organiser finds a template."""

    WHAT = "what", _("WAT: doel en taken")
    HOW = "how", _("HOE: manier van werken")
    WHO = "who", _("WIE: profiel")
    METHOD = "method", _("Begin met een manier van vragen")


class ResultsShown(models.TextChoices):
    """When everybody may see how others answered. Staff always may."""

    AFTER_CLOSING = "after_closing", _("Als de ronde dicht is")
    LIVE = "live", _("Meteen, ook als de ronde nog loopt")
    HIDDEN = "hidden", _("Niet op de website")


class ItemKind(models.TextChoices):
    """How one question is asked."""

    OPEN = "open", _("Open vraag")
    SINGLE = "single", _("Kies één antwoord")
    MULTIPLE = "multiple", _("Kies één of meer antwoorden")
    SCALE = "scale", _("Mee eens of niet, in woorden")
    RANKING = "ranking", _("Zet op volgorde")
    STORY = "story", _("Vertel wat u meemaakte")
    STATEMENT = "statement", _("Stelling")
    OWN = "own", _("Eigen stelling")
    POINTS = "points", _("Verdeel punten")
    TOP = "top", _("Kies de belangrijkste")
    CASE = "case", _("Casus")
    PARAGRAPH = "paragraph", _("Stukje tekst")


class ProductKind(models.TextChoices):
    """What is designed together."""

    CRITERIA = "criteria", _("Criteria voor triage")
    PERSON = "person", _("Profiel van de persoon")
    TEAM = "team", _("Profiel van het team")
    PRINCIPLES = "principles", _("Leidende principes")
    LADDER = "ladder", _("Escalatieladder")
    POWERS = "powers", _("Bevoegdheden")
    LIMITS = "limits", _("Afbakening")
    THEORY = "theory", _("Verandertheorie")


class ProductState(models.TextChoices):
    """A version of a product is worked on, and then published for ever. The newest published one is in force."""

    DRAFT = "draft", _("In bewerking")
    PUBLISHED = "published", _("Gepubliceerd")


class CaseState(models.TextChoices):
    """The life of a fictional case. Only a reviewed one is put to people."""

    DRAFT = "draft", _("Concept")
    REVIEWED = "reviewed", _("Nagekeken")
    RETIRED = "retired", _("Niet meer gebruiken")


class CaseGroup(models.TextChoices):
    """Whom a case is about."""

    CITIZEN = "citizen", _("Burger")
    ENTREPRENEUR = "entrepreneur", _("Ondernemer")
    YOUTH = "youth", _("Jongere")


class CaseWeight(models.TextChoices):
    """How heavy a case is to solve."""

    COMPLEX = "complex", _("Ingewikkeld")
    LIGHT = "light", _("Licht")


class CaseReach(models.TextChoices):
    """Whether it is about one person, or about many at once."""

    SINGLE = "single", _("Eén mens")
    MASS = "mass", _("Veel mensen tegelijk")


class Take(models.TextChoices):
    """Would the Belangenbehartiger take this case up? In the order of the scale; the last is no place on it."""

    NOW = "now", _("Ja, nu meteen")
    LATER = "later", _("Ja, maar later")
    REFER = "refer", _("Nee, iemand anders kan dit beter")
    NO = "no", _("Nee")
    DO_NOT_KNOW = "do_not_know", _("Dat weet ik niet")


class Vote(models.TextChoices):
    """What somebody thinks of a statement."""

    AGREE = "agree", _("Eens")
    DISAGREE = "disagree", _("Oneens")
    PASS = "pass", _("Geen mening")
    UNCLEAR = "unclear", _("Snap ik niet")


class Verdict(models.TextChoices):
    """What somebody thinks of a paragraph."""

    CLEAR = "clear", _("Dit is duidelijk")
    UNCLEAR = "unclear", _("Dit is niet duidelijk")
    AGREE = "agree", _("Hier ben ik het mee eens")
    OBJECT = "object", _("Hier ben ik tegen")


class OwnStatementState(models.TextChoices):
    """What was done with a statement that a participant wrote. Without a row it waits."""

    ADOPTED = "adopted", _("Ligt voor aan iedereen")
    MERGED = "merged", _("Stond er al")
    REFUSED = "refused", _("Niet voorgelegd")


class SuggestionState(models.TextChoices):
    """What was done with other words for a paragraph."""

    OPEN = "open", _("Nog bekijken")
    USED = "used", _("Gebruikt")
    NOT_USED = "not_used", _("Niet gebruikt")


class AnalysisState(models.TextChoices):
    """A long calculation is asked for, runs, and is then done or not."""

    QUEUED = "queued", _("Wacht")
    RUNNING = "running", _("Wordt berekend")
    DONE = "done", _("Klaar")
    FAILED = "failed", _("Mislukt")


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
