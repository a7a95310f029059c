"""The rules by which words are read: a public text with a number, of which every version stays readable."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField


class ModerationRulesQuerySet(models.QuerySet["ModerationRules"]):
    """Questions one asks of rules."""

    def begun(self, today: date | None = None) -> Self:
        """In force now or before; the last one first."""
        return self.filter(valid_from__lte=today or timezone.localdate()).order_by("-number")

    def coming(self, today: date | None = None) -> Self:
        """Ready, and not in force yet: these can still be changed."""
        return self.filter(valid_from__gt=today or timezone.localdate())


class ModerationRules(models.Model):
    """One version of the rules. Made and changed through :mod:`contributions.rules`; never deleted."""

    number = models.PositiveSmallIntegerField(_("versie"), unique=True, editable=False)
    text = RichTextField(
        _("spelregels"),
        features=["h3", "h4", "bold", "ol", "ul", "link"],
        help_text=_("Korte zinnen, gewone woorden. Begin elke regel met wat wij doen."),
    )
    valid_from = models.DateField(
        _("geldt vanaf"),
        help_text=_("Vanaf deze dag verandert de tekst niet meer. Kies een dag na vandaag om nog te kijken."),
    )
    what_changed = models.TextField(
        _("wat is er veranderd"), blank=True, help_text=_("In een paar zinnen. Iedereen leest dit bij de spelregels.")
    )

    objects = ModerationRulesQuerySet.as_manager()

    class Meta:
        verbose_name = _("versie van de spelregels")
        verbose_name_plural = _("spelregels")
        ordering = ("-number",)
        default_permissions = ("view", "add", "change")
        constraints: ClassVar = [
            models.CheckConstraint(name="rules_say_what_changed", condition=Q(number=1) | ~Q(what_changed="")),
        ]

    def __str__(self) -> str:
        return f"Spelregels, versie {self.number}"
