"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HandoverConfig(AppConfig):
    """The dossier for the inrichtingsfase."""

    name = "handover"
    verbose_name = _("Overdracht")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter our models in the register; hear when words are wiped."""
        from pages.service import register_desk_source
        from synthesis.service import register_moments

        from . import looked_at, privacy  # noqa: F401 -- declares when imported
        from .desk import SOURCES
        from .moments import moments_of_dossiers

        register_desk_source(*SOURCES)
        register_moments(moments_of_dossiers)
