"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EducationConfig(AppConfig):
    """Youth education, from the lesson pack to the voice of a class."""

    name = "education"
    verbose_name = _("Onderwijs")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registers of the apps below. Each part adds its lines."""
        from consultation.service import register_beside
        from pages.service import register_desk_source
        from privacy.service import register_eraser
        from synthesis.service import register_moments

        from . import looked_at, privacy  # noqa: F401
        from .authoring import desk as author_desk
        from .classroom import beside_round
        from .classroom import desk as class_desk
        from .teachers import desk as teacher_desk
        from .teachers import giving
        from .timeline import moments_of_packs

        register_desk_source(*author_desk.SOURCES)
        register_desk_source(*teacher_desk.SOURCES)
        register_desk_source(*class_desk.SOURCES)
        register_beside(beside_round.SOURCE)
        register_eraser(giving.TAKEN_BACK, giving.take_back_again)
        register_moments(moments_of_packs)
