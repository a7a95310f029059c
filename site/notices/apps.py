"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """Everything that leaves the house as a message."""

    name = "notices"
    verbose_name = _("Berichten")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put mail that did not leave on the desk; act when an address is no longer somebody's."""
        from pages.service import register_desk_source
        from people.service import when_address_goes

        from .desk import SOURCES
        from .farewell import wipe_what_waits

        when_address_goes(wipe_what_waits)
        register_desk_source(*SOURCES)
