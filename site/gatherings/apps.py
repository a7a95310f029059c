"""How Django knows this app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class GatheringsConfig(AppConfig):
    """Moments at which people come together, and seats at them."""

    name = "gatherings"
    verbose_name = _("Bijeenkomsten")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Declare what is held about people; have the texts of messages made after every migrate."""
        from pages.service import register_desk_source
        from people.service import when_address_goes
        from privacy.service import register_eraser

        from . import looked_at, privacy  # noqa: F401
        from .farewell import end_mailed_links
        from .feed import FEED, stop_feed_again
        from .message_desk import SOURCES
        from .text_defaults import seed

        post_migrate.connect(seed, sender=self, dispatch_uid="gatherings.texts")
        when_address_goes(end_mailed_links)
        register_eraser(FEED, stop_feed_again)
        register_desk_source(*SOURCES)
