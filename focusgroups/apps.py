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
        from gatherings.service import register_chooser

        from . import privacy  # noqa: F401
        from .drawing.replacing import choose_for_group
        from .enums import GroupKind

        for kind in GroupKind:
            register_chooser(kind.value, choose_for_group)
