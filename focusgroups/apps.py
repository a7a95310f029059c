"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FocusGroupsConfig(AppConfig):
    """Focus groups, from recruiting to the checked report."""

    name = "focusgroups"
    verbose_name = _("Gespreksgroepen")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registers of the apps below."""
        from pages.service import register_desk_source

        from . import desk, privacy  # noqa: F401

        register_desk_source(*desk.SOURCES)
