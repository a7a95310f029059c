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
        from pages.service import register_desk_source

        from . import privacy  # noqa: F401
        from .cards import desk as cards_desk
        from .cards import wiping
        from .cards.importing import CardsImporter
        from .cards.receipt_part import event_part

        contributions.register(OccasionKind.EVENT, event_part)
        contributions.register_withdrawal(OccasionKind.EVENT, wiping.wipe_participation)
        contributions.register_emptied(wiping.wipe_copies)
        contributions.register_drafts_deleted(wiping.forget_drafts)
        contributions.register_importer(OccasionKind.EVENT, CardsImporter())
        register_desk_source(*cards_desk.SOURCES)
