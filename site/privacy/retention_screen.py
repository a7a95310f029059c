"""What is kept how long, and what is past its term today: for the privacy officer and the administrator."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from audit.models import AuditEvent

from . import retention
from .requests.permissions import may_see_retention


class RetentionView(WagtailAdminTemplateMixin, TemplateView):
    """A dry run on the screen: it changes nothing. The worker wipes at night."""

    template_name = "privacy/admin/retention.html"
    page_title = _("Bewaartermijnen")
    header_icon = "calendar"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check, then go on."""
        if not may_see_retention(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Straight under the desk."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One query per kind of data, and one for when it last ran."""
        lines = retention.report()
        last = AuditEvent.objects.filter(action="privacy.retention").order_by("-at").first()
        return super().get_context_data(lines=lines, total=sum(line.count for line in lines), last=last, **kwargs)
