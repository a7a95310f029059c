"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContributionsConfig(AppConfig):
    """The single meeting point of all input."""

    name = "contributions"
    verbose_name = _("Bijdragen")
    default_auto_field = "django.db.models.BigAutoField"
