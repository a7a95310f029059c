"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """The ground every page stands on."""

    name = "pages"
    verbose_name = _("Pagina's")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have our checks run with Django's."""
        from . import checks, shared_checks  # noqa: F401
