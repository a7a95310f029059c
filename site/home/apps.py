"""How Django knows this app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Knows everyone, known by no one."""

    name = "home"
    verbose_name = _("Website")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the fixed pages made after every migrate, and the register filled; say whom to call in messages."""
        from gatherings.service import register_contact_line

        from . import privacy  # noqa: F401
        from .help_line import help_line
        from .seeds import seed

        post_migrate.connect(seed, sender=self, dispatch_uid="home.seeds")
        register_contact_line(help_line)
