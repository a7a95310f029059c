"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationConfig(AppConfig):
    """Rounds: ask, listen, tell what was done."""

    name = "consultation"
    verbose_name = _("Co-creatierondes")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registers of the apps below."""
        from contributions import service as contributions
        from contributions.service import OccasionKind
        from pages.service import register_desk_source
        from people.service import when_address_goes
        from privacy.service import after_withdrawal, register_eraser
        from synthesis.service import register_decision_links, register_moments, register_open_work

        from . import algorithms, desk, looked_at, own_statements, privacy  # noqa: F401
        from .designing.touched import touched_designs
        from .importing.importer import RoundImporter
        from .open_work import rounds_on
        from .public_place import page_of_round
        from .reaching import keep_back_links
        from .receipt_part import round_part
        from .recording.keeping import TAKEN_AWAY, forget_of, take_away_again
        from .timeline import moments_of_rounds

        when_address_goes(keep_back_links)
        contributions.register(OccasionKind.ROUND, round_part)
        contributions.register_withdrawal(OccasionKind.ROUND, privacy.wipe_participation)
        contributions.register_emptied(privacy.wipe_copies)
        contributions.register_emptied(own_statements.take_back)
        contributions.register_no_longer_public(own_statements.take_back)
        after_withdrawal(own_statements.take_back_without_leave)
        contributions.register_drafts_deleted(forget_of)
        register_eraser(TAKEN_AWAY, take_away_again)
        register_open_work(rounds_on)
        register_moments(moments_of_rounds)
        register_decision_links(touched_designs)
        register_desk_source(*desk.SOURCES)
        contributions.register_importer(OccasionKind.ROUND, RoundImporter())
        contributions.register_public_place(OccasionKind.ROUND, page_of_round)
