"""Fixed codes with free labels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DecisionState(models.TextChoices):
    """A decision is drafted, opened for reaction, and then final."""

    DRAFT = "draft", _("Concept")
    OPEN = "open", _("Open voor reactie")
    FINAL = "final", _("Definitief")


#: What everybody may read.
PUBLIC_DECISION_STATES = (DecisionState.OPEN, DecisionState.FINAL)


class DecisionOutcome(models.TextChoices):
    """What was decided."""

    ADOPTED = "adopted", _("Dit nemen wij over")
    PARTLY = "partly", _("Dit nemen wij voor een deel over")
    NOT = "not", _("Dit nemen wij niet over")
    PARKED = "parked", _("Dit besluiten wij later")


class FindingState(models.TextChoices):
    """A finding is a concept until the team adopts it; it can be withdrawn, with the reason why."""

    CONCEPT = "concept", _("Concept")
    ADOPTED = "adopted", _("Vastgesteld")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class Stance(models.TextChoices):
    """Which way a finding points."""

    FOR = "for", _("Voor")
    AGAINST = "against", _("Tegen")
    DIVIDED = "divided", _("Verdeeld")
    NEUTRAL = "neutral", _("Geen richting")


class ReactionStance(models.TextChoices):
    """What somebody thinks of a decision that is not final yet."""

    AGREE = "agree", _("Ik ben het ermee eens")
    DISAGREE = "disagree", _("Ik ben het er niet mee eens")
    UNCLEAR = "unclear", _("Ik begrijp het niet goed")


class Confidence(models.TextChoices):
    """How sure the team is of a finding."""

    STRONG = "strong", _("Sterk: veel mensen, uit meer groepen")
    FAIR = "fair", _("Redelijk: meer dan een enkele stem")
    WEAK = "weak", _("Zwak: een eerste teken")


class Direction(models.TextChoices):
    """Which way a piece of evidence points."""

    FOR = "for", _("Ondersteunt dit")
    AGAINST = "against", _("Spreekt dit tegen")


class CodeDeed(models.TextChoices):
    """What can happen to a code."""

    MADE = "made", _("Gemaakt")
    CHANGED = "changed", _("Veranderd")
    MOVED = "moved", _("Verplaatst")
    MERGED = "merged", _("Samengevoegd")
    SPLIT = "split", _("Gesplitst")
    RETIRED = "retired", _("Uit gebruik")
    REVIVED = "revived", _("Weer in gebruik")


class CodingOrigin(models.TextChoices):
    """Who or what thought of a coding first."""

    PERSON = "person", _("Door een mens")
    MACHINE = "machine", _("Voorgesteld door de computer, nagekeken door een mens")
    SECOND = "second", _("Na vergelijken van twee codeurs")


class ReadingState(models.TextChoices):
    """What an analyst did with a contribution."""

    CODED = "coded", _("Gecodeerd")
    NO_CONTENT = "no_content", _("Zonder inhoud")


class NoContentReason(models.TextChoices):
    """Why there is nothing to work with in a contribution."""

    THANKS = "thanks", _("Alleen een groet of bedankje")
    UNREADABLE = "unreadable", _("Niet te begrijpen")
    ELSEWHERE = "elsewhere", _("Gaat over iets anders")
    REPEATED = "repeated", _("Zegt hetzelfde als een andere bijdrage van deze persoon")


class SampleState(models.TextChoices):
    """Two colleagues code apart, then settle their differences."""

    CODING = "coding", _("Allebei coderen")
    SETTLING = "settling", _("Verschillen bespreken")
    SETTLED = "settled", _("Besproken")
    STOPPED = "stopped", _("Gestopt")


class SuggestionState(models.TextChoices):
    """What a person said of a code that the computer suggested."""

    OPEN = "open", _("Nog niet nagekeken")
    AGREED = "agreed", _("Klopt")
    REFUSED = "refused", _("Klopt niet")
