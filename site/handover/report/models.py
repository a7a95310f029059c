"""What people write for the report, beside what the report tells by itself."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contributions.models import AgendaItem


class Place(models.TextChoices):
    """Where in the report a text stands."""

    INTRODUCTION = "introduction", _("Inleiding van het verslag")
    METHOD = "method", _("Bij de methode")
    ACTION = "action", _("Inleiding bij een actie")
    QUESTIONS = "questions", _("Open vragen bij een actie")
    NEXT_STEP = "next_step", _("Volgende stap bij een actie")


#: These belong to one action of the agenda.
OF_AN_ACTION = (Place.ACTION, Place.QUESTIONS, Place.NEXT_STEP)


_TAKEN = _("Op deze plaats staat al een tekst. Verander die.")


class ReportText(models.Model):
    """One text at one place. It stands in every report, also in what is for everybody."""

    place = models.CharField(_("waar in het verslag"), max_length=20, choices=Place.choices)
    agenda_item = models.ForeignKey(
        AgendaItem,
        verbose_name=_("actie van de agenda"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Alleen bij een tekst over één actie."),
    )
    body = models.TextField(
        _("tekst"),
        max_length=5000,
        help_text=_("Een witregel begint een nieuwe alinea. Deze tekst komt ook in het openbare verslag."),
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("geschreven door"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    changed_at = models.DateTimeField(_("geschreven op"), auto_now=True)

    class Meta:
        verbose_name = _("tekst voor het verslag")
        verbose_name_plural = _("teksten voor het verslag")
        ordering = ("place", "agenda_item__number")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place", "agenda_item"], name="report_text_once_per_action", violation_error_message=_TAKEN
            ),
            models.UniqueConstraint(
                fields=["place"],
                condition=models.Q(agenda_item__isnull=True),
                name="report_text_once",
                violation_error_message=_TAKEN,
            ),
            models.CheckConstraint(
                condition=models.Q(place__in=OF_AN_ACTION, agenda_item__isnull=False)
                | (~models.Q(place__in=OF_AN_ACTION) & models.Q(agenda_item__isnull=True)),
                name="report_text_action",
                violation_error_message=_("Kies een actie bij een tekst over één actie, en anders niet."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_place_display())

    @property
    def paragraphs(self) -> list[str]:
        """The text in paragraphs."""
        return [part.strip() for part in self.body.replace("\r\n", "\n").split("\n\n") if part.strip()]
