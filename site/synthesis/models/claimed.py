"""Work of the computer over all words: asked for by a colleague, done by one worker at a time."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ClaimedWork(models.Model):
    """Somebody asked for it. `claimed_until`: a worker is at it until then; after that it died (see background.py)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("gevraagd door"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("gevraagd op"), auto_now_add=True)
    claimed_until = models.DateTimeField(null=True, blank=True, editable=False)
    finished_at = models.DateTimeField(_("klaar op"), null=True, blank=True)

    class Meta:
        abstract = True
        ordering: ClassVar = ("-asked_at",)
        default_permissions: ClassVar = ()
