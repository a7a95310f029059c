"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """Everything that leaves the house as a message."""

    name = "notices"
    verbose_name = _("Berichten")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put mail that did not leave on the desk."""
        from pages.service import register_desk_source

        from .desk import SOURCES

        register_desk_source(*SOURCES)
