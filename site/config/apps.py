"""How Django knows the top of the house: it keeps the worker's timetable."""

from django.apps import AppConfig, apps
from django.conf import settings
from django.db.models.signals import post_migrate


class ConfigConfig(AppConfig):
    """No models; only what must happen once all apps are there."""

    name = "config"

    def ready(self) -> None:
        """Write the timetable when its table exists: after django-q's own migrations. Errors tell no words."""
        from . import failed_tasks
        from .log_errors import quiet_crashes
        from .schedules import seed

        failed_tasks.start()
        if not settings.DEBUG:
            quiet_crashes()
        post_migrate.connect(seed, sender=apps.get_app_config("django_q"), dispatch_uid="config.schedules")
