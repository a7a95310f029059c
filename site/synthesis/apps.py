"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SynthesisConfig(AppConfig):
    """From contributions to findings and decisions."""

    name = "synthesis"
    verbose_name = _("Bevindingen en besluiten")
    default_auto_field = "django.db.models.BigAutoField"
