"""How Django knows the top of the house: it keeps the worker's timetable."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class ConfigConfig(AppConfig):
    """No models; only what must happen once all apps are there."""

    name = "config"

    def ready(self) -> None:
        """Write the timetable when its table exists: after django-q's own migrations."""
        from .schedules import seed

        post_migrate.connect(seed, sender=apps.get_app_config("django_q"), dispatch_uid="config.schedules")
