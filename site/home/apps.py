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
        """Have the fixed pages made after every migrate, and the register filled."""
        from . import privacy  # noqa: F401
        from .seeds import seed

        post_migrate.connect(seed, sender=self, dispatch_uid="home.seeds")
