"""How Django knows this app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Users, participants, perspectives."""

    name = "people"
    verbose_name = _("Mensen")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the roles and the perspectives made after every migrate."""
        from .seeds import seed

        post_migrate.connect(seed, sender=self, dispatch_uid="people.seeds")
