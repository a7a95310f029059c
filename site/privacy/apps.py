"""How Django knows this app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    """Consents, the register of personal data, retention, purge."""

    name = "privacy"
    verbose_name = _("Privacy")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the consent texts made after every migrate, and the register filled for the apps below."""
        from pages.service import register_desk_source, register_look
        from people.service import when_address_goes

        from . import declarations_below, declarations_libraries, looked_at  # noqa: F401
        from .consents import CONSENT, withdraw_again
        from .erasures import ROW, register_eraser, wipe_row_again
        from .purge import (
            CONTACT,
            PART,
            PARTICIPANT,
            forget_contact_again,
            purge_again,
            purge_part_again,
            remember_addresses,
        )
        from .put_back import was_put_back
        from .requests import declaring  # noqa: F401 -- it enters the register
        from .requests.desk import SOURCES
        from .seeds import seed

        register_look(was_put_back)
        when_address_goes(remember_addresses)
        register_desk_source(*SOURCES)

        register_eraser(PARTICIPANT, purge_again)
        register_eraser(PART, purge_part_again)
        register_eraser(CONSENT, withdraw_again)
        register_eraser(CONTACT, forget_contact_again)
        register_eraser(ROW, wipe_row_again)

        post_migrate.connect(seed, sender=self, dispatch_uid="privacy.seeds")
