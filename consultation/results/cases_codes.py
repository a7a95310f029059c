"""What can be said of a case, a criterion and a version: fixed codes with sentences in plain words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Diagnosis(models.TextChoices):
    """What the answers to one case say."""

    FEW = "few", _("Te weinig antwoorden om iets te zeggen.")
    SAME = "same", _("Mensen lezen dit hetzelfde.")
    UNCLEAR = "unclear", _("Het criterium is niet duidelijk. Mensen kiezen verschillend, met hetzelfde criterium.")
    VALUES = "values", _("Mensen willen echt iets anders. Dit gaat naar een gespreksgroep.")
    GAP = "gap", _("Binnen en buiten de overheid zien mensen dit anders. Dit bespreken wij met beide.")
    DIVIDED = "divided", _("Mensen kiezen verschillend. Wij weten nog niet waarom.")


class CriterionReading(models.TextChoices):
    """Whether people chose alike when this criterion decided."""

    FEW = "few", _("Te weinig antwoorden om iets te zeggen.")
    SAME = "same", _("Besliste dit? Dan kozen mensen vaak hetzelfde.")
    MIXED = "mixed", _("Besliste dit? Dan kozen mensen vaak iets anders.")


class Judgement(models.TextChoices):
    """What can be said of a version as a whole."""

    FEW = "few", _("Er zijn nog te weinig casussen om iets over het geheel te zeggen.")
    NOT_YET = "not_yet", _("Mensen lezen deze criteria nog niet hetzelfde.")
    UNSURE = "unsure", _("Wij kunnen nog niet zeggen of mensen deze criteria hetzelfde lezen.")
    REASONABLE = "reasonable", _("Mensen lezen deze criteria redelijk hetzelfde.")
    FIRM = "firm", _("Mensen lezen deze criteria bijna altijd hetzelfde.")


class Direction(models.TextChoices):
    """How a version compares with an earlier one, on the same cases."""

    FEW = "few", _("Te weinig dezelfde casussen om te vergelijken.")
    MORE = "more", _("Mensen waren het vaker eens.")
    LESS = "less", _("Mensen waren het minder vaak eens.")
    UNSURE = "unsure", _("Wij zien geen duidelijk verschil.")
