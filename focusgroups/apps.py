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
        from contributions import service as contributions
        from gatherings.service import (
            register_chooser,
            register_gathering_buttons,
            register_seat_follower,
            register_seat_part,
        )
        from pages.service import register_desk_source
        from people.service import when_address_goes
        from synthesis.service import register_moments

        from . import algorithms, desk, looked_at, privacy  # noqa: F401
        from .drawing.replacing import choose_for_group
        from .enums import GroupKind
        from .farewell import end_mailed_links
        from .gathering_ways import into_the_room, to_the_group
        from .placing import follow_seat
        from .public_place import page_of_group
        from .reporting import wiping
        from .reporting.receipt_part import conversation_part
        from .running import desk as running_desk
        from .seat_part import seat_part
        from .timeline import moments_of_groups

        when_address_goes(end_mailed_links)
        register_desk_source(*desk.SOURCES, *running_desk.SOURCES)
        for kind in GroupKind:
            contributions.register(kind.value, conversation_part)
            contributions.register_withdrawal(kind.value, wiping.wipe_participation)
            contributions.register_public_place(kind.value, page_of_group)
            register_chooser(kind.value, choose_for_group)
        contributions.register_emptied(wiping.wipe_copies)
        register_moments(moments_of_groups)
        register_seat_part(seat_part)
        register_seat_follower(follow_seat)
        register_gathering_buttons(to_the_group)
        register_gathering_buttons(into_the_room)
