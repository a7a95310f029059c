"""One line per act of a member of staff that touches people's data or the course of things."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """Whether the act went through."""

    DONE = "done", _("gedaan")
    REFUSED = "refused", _("geweigerd")


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    """Questions one asks of the trail."""

    def about(self, found: models.Model) -> Self:
        """Who saw or did something with this."""
        return self.filter(object_type=found._meta.label_lower, object_id=str(found.pk))


class AuditEvent(models.Model):
    """Who (an id, never a foreign key: the trail outlives the account) did or saw what, and when.

    Details hold codes, ids and counts only: no free text, no names, no secrets.
    Rows are written by :func:`audit.service.record` and never changed.
    """

    at = models.DateTimeField(_("wanneer"), auto_now_add=True, db_index=True)
    actor_id = models.BigIntegerField(_("nummer van de gebruiker"), null=True, db_index=True)
    action = models.CharField(_("handeling"), max_length=80, db_index=True)
    object_type = models.CharField(_("soort"), max_length=80, blank=True)
    object_id = models.CharField(_("nummer"), max_length=40, blank=True, db_index=True)
    outcome = models.CharField(_("uitkomst"), max_length=10, choices=Outcome.choices, default=Outcome.DONE)
    details = models.JSONField(_("gegevens"), default=dict, blank=True)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("logregel")
        verbose_name_plural = _("logboek")
        ordering = ("-pk",)
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.action} {self.object_type} {self.object_id}".strip()
