"""What is asked in a conversation, in which order and for how long."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from consultation.models import Item

from ..enums import SectionKind
from .group import FocusGroup


class GuideSection(models.Model):
    """A part of the conversation, with its minutes."""

    group = models.ForeignKey(FocusGroup, on_delete=models.CASCADE, related_name="guide")
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    kind = models.CharField(_("soort"), max_length=10, choices=SectionKind.choices, default=SectionKind.CORE)
    title = models.CharField(_("titel"), max_length=120)
    minutes = models.PositiveSmallIntegerField(_("minuten"), default=10)
    say = models.TextField(_("wat zegt u"), blank=True)

    class Meta:
        verbose_name = _("onderdeel van de leidraad")
        verbose_name_plural = _("onderdelen van de leidraad")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.title


class GuideQuestion(models.Model):
    """A question of the conversation. With `item` it is the same question as in the round, so that input compares."""

    section = models.ForeignKey(GuideSection, on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    text = models.CharField(_("vraag"), max_length=300)
    prompt = models.TextField(_("doorvragen"), blank=True)
    item = models.ForeignKey(
        Item,
        verbose_name=_("dezelfde vraag in de ronde"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="guide_questions",
    )

    class Meta:
        verbose_name = _("vraag van de leidraad")
        verbose_name_plural = _("vragen van de leidraad")
        ordering = ("order", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return self.text
