"""Mail that did not leave, on the first screen of the admin."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from .models import Notice

#: A message that waits longer than this is worth a look at the mail server.
LONG = timedelta(hours=1)


class MailPanel(Component):
    """How many messages failed, and how many wait unusually long; nothing when all is well."""

    name = "notices_mail"
    template_name = "notices/admin/mail_panel.html"
    order = 60

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Two counts, for who may see messages."""
        if not parent_context["request"].user.has_perm("notices.view_notice"):
            return {"failed": 0, "late": 0}
        return {
            "failed": Notice.objects.failed().count(),
            "late": Notice.objects.waiting().filter(queued_at__lt=timezone.now() - LONG).count(),
        }
