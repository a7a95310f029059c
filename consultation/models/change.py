"""What happened to the promise of a round: until when people can take part. Everybody may read it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import ChangeKind
from .round import Round


class RoundChange(models.Model):
    """One line under "Wat er veranderde": what, when, why, and the closing moment before and after.

    Written by :mod:`consultation.changes`, never edited. No person: the audit trail knows who did it.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(_("wat"), max_length=12, choices=ChangeKind.choices)
    day = models.DateField(_("dag"), default=timezone.localdate)
    reason = models.TextField(_("reden"))
    old_closes_at = models.DateTimeField(_("sloot eerst op"), null=True, blank=True)
    new_closes_at = models.DateTimeField(_("sluit nu op"), null=True, blank=True)

    unread = models.PositiveIntegerField(
        _("bijdragen die nog niet verwerkt waren"), default=0, help_text=_("Alleen bij afronden.")
    )

    class Meta:
        verbose_name = _("verandering van een ronde")
        verbose_name_plural = _("veranderingen van rondes")
        ordering = ("-pk",)
        default_permissions = ()
        constraints: ClassVar = [
            models.CheckConstraint(name="round_change_kind_known", condition=Q(kind__in=ChangeKind.values)),
            models.CheckConstraint(name="round_change_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="round_extension_is_later",
                condition=~Q(kind=ChangeKind.EXTENDED) | Q(new_closes_at__gt=F("old_closes_at")),
            ),
            models.CheckConstraint(
                name="round_loose_ends_are_counted",
                condition=Q(kind=ChangeKind.LOOSE_ENDS, unread__gt=0) | (~Q(kind=ChangeKind.LOOSE_ENDS) & Q(unread=0)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.day})"
