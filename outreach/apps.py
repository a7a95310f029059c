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
        from gatherings.service import register_gathering_buttons, register_seat_follower, register_seat_part
        from pages.service import register_desk_source
        from privacy.service import after_withdrawal, register_eraser
        from synthesis.service import register_moments

        from . import algorithms, desk, looked_at, privacy  # noqa: F401
        from .coming.seat_part import seat_part
        from .coverage import desk as coverage_desk
        from .door import desk as door_desk
        from .door.ways import to_the_door
        from .gathering_ways import to_the_event
        from .making.following import take_sign_up_along
        from .partners.contacts import PARTNER_CONTACT, remove_again
        from .stories.dialogues import page_of_event
        from .timeline import moments_of_events

        register_desk_source(*door_desk.SOURCES)
        register_gathering_buttons(to_the_door)
        register_eraser(PARTNER_CONTACT, remove_again)
        register_moments(moments_of_events)
        register_seat_part(seat_part)
        register_seat_follower(take_sign_up_along)
        register_gathering_buttons(to_the_event)
        register_desk_source(*desk.SOURCES)

        from .cards import desk as cards_desk
        from .cards import wiping
        from .cards.importing import CardsImporter
        from .cards.receipt_part import event_part

        contributions.register(OccasionKind.EVENT, event_part)
        contributions.register_withdrawal(OccasionKind.EVENT, wiping.wipe_participation)
        contributions.register_emptied(wiping.wipe_copies)
        contributions.register_no_longer_public(wiping.wipe_taken_off)
        contributions.register_drafts_deleted(wiping.forget_drafts)
        after_withdrawal(wiping.wipe_without_leave)
        contributions.register_importer(OccasionKind.EVENT, CardsImporter())
        register_desk_source(*cards_desk.SOURCES)
        register_desk_source(*coverage_desk.SOURCES)
        contributions.register_public_place(OccasionKind.EVENT, page_of_event)
