"""The pool of a group in the admin: the list, and how many there are on the page of the group."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import Button

from audit.service import looked
from people.models import Perspective

from ..models import FocusGroup
from ..permissions import Visitor, may_change_candidates, may_view_candidates
from ..recruiting.applying import ENTERABLE
from ..recruiting.pool import as_row, counts_of, filtered, moments_of, pool_of
from ..recruiting.pool_forms import PoolFilterForm
from .base import GroupPage

PER_PAGE = 50


class PoolPage(GroupPage):
    """A screen with people on it. Nobody's name stays in a cache."""

    def may(self, user: Visitor) -> bool:
        """For who may see who signed up."""
        return may_view_candidates(user)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Kept by no browser: the computer may be shared."""
        response: HttpResponse = super().render_to_response(context, **kwargs)
        response.headers["Cache-Control"] = "no-store, private"
        return response


class PoolView(PoolPage):
    """Everybody in the pool, filtered. Each look at the names is in the trail."""

    template_name = "focusgroups/admin/pool.html"
    page_title = gettext_lazy("Aanmeldingen")
    header_icon = "group"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One page of the list."""
        moments = list(moments_of(self.group))
        form = PoolFilterForm(request.GET, groups=Perspective.objects.groups(), moments=moments)
        found = filtered(pool_of(self.group), form.asked)
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
        rows = [as_row(each) for each in page]
        people = [row.candidate for row in rows]
        looked("focusgroups.read_candidates", by=request.user, on=self.group, seen=people, shown=len(rows))
        kept = {name: value for name, value in form.asked.items() if value}
        return self.render_to_response(
            self.get_context_data(
                form=form,
                rows=rows,
                page=page,
                query=urlencode(kept),
                moment_count=len(moments),
                may_change=may_change_candidates(request.user),
                may_enter=may_change_candidates(request.user) and self.group.state in ENTERABLE,
            )
        )


def panel(request: HttpRequest, group: FocusGroup) -> dict[str, Any] | None:
    """How many there are, without a name; None for who may not see the pool."""
    if not may_view_candidates(request.user):
        return None
    return counts_of(group)


def buttons(request: HttpRequest, group: FocusGroup) -> list[Button]:
    """To the list, and writing somebody down."""
    found = []
    if may_view_candidates(request.user):
        found.append(Button(_("Bekijk de aanmeldingen"), url=reverse("groups:pool", args=[group.pk])))
    if may_change_candidates(request.user) and group.state in ENTERABLE:
        found.append(Button(_("Schrijf iemand in"), url=reverse("groups:candidate_add", args=[group.pk])))
    return found
