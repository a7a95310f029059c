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
        from gatherings.service import register_seat_part
        from pages.service import register_desk_source

        from . import privacy  # noqa: F401
        from .coming.seat_part import seat_part
        from .coverage import desk as coverage_desk

        register_seat_part(seat_part)
        register_desk_source(*coverage_desk.SOURCES)
