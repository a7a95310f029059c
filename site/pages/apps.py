"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """The ground every page stands on."""

    name = "pages"
    verbose_name = _("Pagina's")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have our checks run with Django's, and every form of Wagtail judge the file in it."""
        from . import checks  # noqa: F401
        from .file_forms import judge_wagtails_own_fields

        judge_wagtails_own_fields()
