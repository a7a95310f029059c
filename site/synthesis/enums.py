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
