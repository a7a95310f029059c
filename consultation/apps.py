"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationConfig(AppConfig):
    """Rounds: ask, listen, tell what was done."""

    name = "consultation"
    verbose_name = _("Co-creatierondes")
    default_auto_field = "django.db.models.BigAutoField"
