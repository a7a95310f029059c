"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SynthesisConfig(AppConfig):
    """From contributions to findings and decisions."""

    name = "synthesis"
    verbose_name = _("Bevindingen en besluiten")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter our models in the register; let the receipt page show which decisions concern somebody."""
        from contributions.service import register_decision_source, register_emptied
        from pages.service import register_desk_source

        from . import algorithms, looked_at, privacy  # noqa: F401 -- declares when imported
        from .coding.wiping import wipe
        from .desk import SOURCES
        from .word_back import decisions_for

        register_decision_source(decisions_for)
        register_emptied(wipe)
        register_desk_source(*SOURCES)
