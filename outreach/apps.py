"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutreachConfig(AppConfig):
    """Outreach, from the agenda to what was heard in the country."""

    name = "outreach"
    verbose_name = _("In het land")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registers of the apps below. Each part adds its lines."""
        from contributions import service as contributions
        from contributions.service import OccasionKind

        from . import privacy  # noqa: F401
        from .stories.dialogues import page_of_event

        contributions.register_public_place(OccasionKind.EVENT, page_of_event)
