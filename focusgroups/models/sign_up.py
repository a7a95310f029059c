"""A sign-up that was not sent yet."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .group import FocusGroup


class SignUpDraft(models.Model):
    """What somebody typed so far, per screen. Nobody of us reads it; gone after two days at most, or once it was sent.

    The number is in a signed cookie of the browser, and nowhere else. It becomes the candidate's token: however often
    somebody presses the last button, there is one candidate.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(FocusGroup, on_delete=models.CASCADE, related_name="sign_up_drafts")
    said = models.JSONField(_("wat er is ingevuld"), default=dict)
    begun_on = models.DateField(_("begonnen op"), default=timezone.localdate)

    class Meta:
        verbose_name = _("aanmelding die nog niet is verstuurd")
        verbose_name_plural = _("aanmeldingen die nog niet zijn verstuurd")
        default_permissions = ()
        indexes: ClassVar = [models.Index(fields=["begun_on"])]

    def __str__(self) -> str:
        return f"Begonnen aanmelding {self.id.hex[:4].upper()}"
