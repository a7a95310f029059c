"""One line per act of a member of staff that touches people's data or the course of things, and what seals them."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: So many kept lines of lists are looked through for one thing; who has more rows is found by the person's own number.
MOST_KEYS = 200


class Outcome(models.TextChoices):
    """Whether the act went through."""

    DONE = "done", _("gedaan")
    REFUSED = "refused", _("geweigerd")


class AuditSeal(models.Model):
    """A seal over a number of lines: their digest, chained to the seal before. Never changed, never deleted.

    The same goes to files outside the database, so that a database that was rewritten whole is found too.
    A seal without lines that is a `restart` says that a back-up was put back: the seals it skips are only outside.
    """

    number = models.PositiveBigIntegerField(_("nummer"), primary_key=True)
    count = models.PositiveIntegerField(_("aantal regels"))
    first_at = models.DateTimeField(_("eerste regel"))
    last_at = models.DateTimeField(_("laatste regel"))
    digest = models.CharField(_("vingerafdruk van de regels"), max_length=64)
    previous = models.CharField(_("zegel ervoor"), max_length=64, blank=True)
    mark = models.CharField(_("zegel"), max_length=64)
    key_name = models.CharField(_("sleutel"), max_length=16)
    is_restart = models.BooleanField(_("na een teruggezette back-up"), default=False)
    written = models.BooleanField(_("staat ook buiten de database"), default=False, db_index=True)

    class Meta:
        verbose_name = _("zegel op het logboek")
        verbose_name_plural = _("zegels op het logboek")
        ordering = ("number",)
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.number)


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    """Questions one asks of the trail."""

    def about(self, *found: models.Model) -> Self:
        """Who saw or did something with this: with the thing itself, or with a list in which it stood."""
        keys: dict[str, list[str]] = {}
        for each in found:
            keys.setdefault(each._meta.label_lower, []).append(str(each.pk))
        return self.about_keys(keys)

    def about_keys(self, keys: dict[str, list[str]]) -> Self:
        """The same for things that may be gone: kind -> numbers."""
        wanted = Q(pk__in=())
        for label, numbers in keys.items():
            listed = Q(pk__in=())
            for number in numbers[:MOST_KEYS]:
                listed |= Q(seen__contains=f",{number},")
            wanted |= Q(object_type=label, object_id__in=numbers) | Q(seen_type=label) & listed
        return self.filter(wanted)

    def unsealed(self) -> Self:
        """Lines on which there is no seal yet."""
        return self.filter(seal=None)

    def past(self, limit: date) -> Self:
        """Lines from before this day. A seal goes whole: lines under it wait for its last one."""
        return self.filter(at__date__lt=limit).filter(Q(seal=None) | Q(seal__last_at__date__lt=limit))


class AuditEvent(models.Model):
    """Who (an id, never a foreign key: the trail outlives the account) did or saw what, and when.

    Details hold codes, ids and counts only: no free text, no names, no secrets. What stood in a list that was
    shown is in `seen`, as ",12,15,". Rows are written by :func:`audit.service.record` and `looked`, and never
    changed: the database refuses it (audit/protection.py).
    """

    at = models.DateTimeField(_("wanneer"), default=timezone.now, editable=False, db_index=True)
    actor_id = models.BigIntegerField(_("nummer van de gebruiker"), null=True, db_index=True)
    action = models.CharField(_("handeling"), max_length=80, db_index=True)
    object_type = models.CharField(_("soort"), max_length=80, blank=True)
    object_id = models.CharField(_("nummer"), max_length=40, blank=True, db_index=True)
    seen_type = models.CharField(
        _("soort in de lijst"), max_length=80, blank=True, default="", db_default="", db_index=True
    )
    seen = models.TextField(_("nummers in de lijst"), blank=True, default="", db_default="")
    outcome = models.CharField(_("uitkomst"), max_length=10, choices=Outcome.choices, default=Outcome.DONE)
    details = models.JSONField(_("gegevens"), default=dict, blank=True)
    # Looking again within a quarter of an hour is the same look: this makes it one line, whatever runs side by side.
    once = models.CharField(max_length=40, null=True, unique=True, editable=False)
    seal = models.ForeignKey(AuditSeal, models.PROTECT, null=True, editable=False, related_name="events")

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("logregel")
        verbose_name_plural = _("logboek")
        ordering = ("-pk",)
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.action} {self.object_type} {self.object_id}".strip()


def listed(rows: Iterable[models.Model]) -> tuple[str, str]:
    """What stood in a list, as it is kept: the kind and the numbers. The rows are of one kind."""
    found = list(rows)
    if not found:
        return "", ""
    return found[0]._meta.label_lower, f",{','.join(str(each.pk) for each in found)},"
