"""Where people find help, and where help is missing: for everybody. Reading sets no cookie."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..models import Partner
from ..partners.helping.finding import Asked, page_of
from ..partners.helping.forms import HelpForm
from ..partners.helping.map import map_context, need_in


@require_safe
def help_list(request: HttpRequest) -> HttpResponse:
    """The list, to be narrowed. The numbers one can always call stand above it, so nobody leaves with nothing."""
    asked = Asked.read(request.GET)
    form = HelpForm(initial={name: getattr(asked, name) for name in HelpForm.base_fields})
    page = page_of(asked, request.GET.get("p"))
    return render(request, "outreach/help/list.html", {"asked": asked, "form": form, "page": page})


@require_safe
def help_map(request: HttpRequest) -> HttpResponse:
    """Where help is missing, of the organisations in the public list."""
    return render(request, "outreach/help/map.html", map_context(Partner.objects.public(), need_in(request.GET)))
