"""How Django knows this app."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """Who saw and did what."""

    name = "audit"
    verbose_name = _("Logboek")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what happens inside the libraries; guard the trail after every migrate."""
        from .listeners import connect

        connect()
        post_migrate.connect(guard, sender=self, dispatch_uid="audit.protection")


def guard(using: str, **_signal: Any) -> None:
    """Put the guards of the database on the trail."""
    from .protection import install

    install(using)
