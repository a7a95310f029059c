"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Users, participants, perspectives."""

    name = "people"
    verbose_name = _("Mensen")
    default_auto_field = "django.db.models.BigAutoField"
