"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """Who saw and did what."""

    name = "audit"
    verbose_name = _("Logboek")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what happens inside the libraries."""
        from .listeners import connect

        connect()
