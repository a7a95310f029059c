"""The agenda of the inrichtingsfase: what all input is gathered for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import AgendaPart


class AgendaItem(models.Model):
    """One action of the agenda, with the long-term prospect it serves."""

    number = models.PositiveSmallIntegerField(_("nummer"), unique=True)
    part = models.CharField(_("onderdeel"), max_length=10, choices=AgendaPart.choices)
    code = models.SlugField(_("code"), max_length=40, unique=True)
    title = models.CharField(_("titel"), max_length=120)
    explanation = models.TextField(_("uitleg"), blank=True)
    prospect = models.TextField(_("vergezicht"), blank=True)
    from_advice = models.BooleanField(
        _("uit het advies"), default=True, help_text=_("Uit: deze actie is van onszelf, op grond van de bevindingen.")
    )

    class Meta:
        verbose_name = _("actie van de agenda")
        verbose_name_plural = _("agenda")
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
