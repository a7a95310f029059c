"""How Django knows this app."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ContributionsConfig(AppConfig):
    """The single meeting point of all input."""

    name = "contributions"
    verbose_name = _("Bijdragen")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter our models in the register of personal data; put agenda and rules in after each migration."""
        from pages.service import register_desk_source
        from people.service import when_address_goes
        from privacy.service import after_setting_aside, find_by_code, register_eraser, tell_apart_by

        from . import looked_at, privacy, reactions, receipts, withdrawal  # noqa: F401 -- they enter the registers
        from .desk import SOURCES
        from .receipts import end_mailed_links
        from .whereabouts import seen_in

        when_address_goes(end_mailed_links)
        register_desk_source(*SOURCES)
        find_by_code(receipts.person_with_code)
        tell_apart_by(seen_in)
        after_setting_aside(decided=privacy.close_what_is_frozen)
        register_eraser(receipts.LINKS, receipts.revoke_again)
        register_eraser(reactions.TAKEN_BACK, reactions.take_back_again)
        register_eraser(withdrawal.CONTRIBUTION, withdrawal.empty_again)
        register_eraser(withdrawal.PARTICIPATION, withdrawal.withdraw_again)
        post_migrate.connect(_seed, sender=self)


def _seed(**_kwargs: Any) -> None:
    from . import seeds, seeds_rules

    seeds.agenda()
    seeds_rules.rules()
