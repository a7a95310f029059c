"""A moment at which people were heard."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import OccasionKind
from .agenda import AgendaItem


class Occasion(models.Model):
    """Round, conversation, evening, earlier research: whatever the method, input belongs to an occasion."""

    kind = models.CharField(_("soort"), max_length=20, choices=OccasionKind.choices)
    title = models.CharField(_("titel"), max_length=200)
    held_on = models.DateField(_("datum"), null=True, blank=True)
    source = models.TextField(_("bron"), blank=True, help_text=_("Bij eerder onderzoek: welk stuk, van wie, wanneer."))
    part_of = models.ForeignKey(
        "self", verbose_name=_("onderdeel van"), null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    agenda_items = models.ManyToManyField(
        AgendaItem, verbose_name=_("acties van de agenda"), blank=True, related_name="occasions"
    )
    words_final_on = models.DateField(
        _("woorden terughalen kan tot"),
        null=True,
        blank=True,
        help_text=_("Na deze dag staan de woorden in het dossier. Dit zeggen wij vooraf."),
    )
    takes_reactions = models.BooleanField(
        _("lezers mogen reageren"),
        default=False,
        help_text=_(
            "Op bijdragen die op de website staan: met steun, of met een reden. Een moderator leest elke reden."
        ),
    )

    class Meta:
        verbose_name = _("gelegenheid")
        verbose_name_plural = _("gelegenheden")
        ordering = ("-held_on", "-pk")

    def __str__(self) -> str:
        return self.title
