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
        from gatherings.service import register_seat_part

        from . import privacy  # noqa: F401
        from .coming.seat_part import seat_part
        from .stories.dialogues import page_of_event

        register_seat_part(seat_part)
        contributions.register_public_place(OccasionKind.EVENT, page_of_event)
