"""The page of a pack goes online with its pack, never before it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from ..enums import PackState
from ..models import LessonPackPage


def refuse_before_its_pack(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What an editor reads who publishes the page of a pack that is not online; None for every other page."""
    found = page.specific_deferred
    if not isinstance(found, LessonPackPage) or found.pack.state == PackState.PUBLISHED:
        return None
    messages.error(request, _("Dit lespakket staat niet online. Zet eerst het lespakket online, dan volgt de pagina."))
    return redirect("packs:inspect", found.pack_id)
