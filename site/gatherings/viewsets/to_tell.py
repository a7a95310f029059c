"""The screen "Bellen en brieven". It shows names, numbers and addresses: every look is in the audit trail."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView, View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from audit.service import looked, record
from contributions.service import Refused
from pages.service import PdfUnavailable
from people.models import User

from ..enums import MessageWay
from ..letters import AT_ONCE, letters_to_print, pdf_of
from ..models import SeatMessage
from ..permissions import may_change_messages, may_view_messages
from ..to_tell import WAYS, counts, lines_of, mark_done, to_do_by

#: As many as are printed at once: what lies in the printer is what stands on the first page.
PER_PAGE = AT_ONCE
_BUTTONS = {
    MessageWay.PHONE: gettext_lazy("Gebeld"),
    MessageWay.POST: gettext_lazy("Op de post gedaan"),
    MessageWay.ORGANISATION: gettext_lazy("Doorgegeven"),
}
_NOTHING = {
    MessageWay.PHONE: gettext_lazy("U hoeft nu niemand te bellen."),
    MessageWay.POST: gettext_lazy("U hoeft nu geen brieven te sturen."),
    MessageWay.ORGANISATION: gettext_lazy("U hoeft nu niets door te geven."),
}


class _ForMessages(View):
    """For who may see messages; a POST for who may also say that they are done."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who may not is sent away before anything is looked up."""
        may = may_change_messages if request.method == "POST" else may_view_messages
        if not may(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def colleague(self) -> User:
        """Who is at the screen."""
        assert isinstance(self.request.user, User)
        return self.request.user

    def back(self, way: str) -> HttpResponse:
        """The list again, at the same way."""
        return redirect(f"{reverse('to_tell:index')}?hoe={way}")


class ToTellView(_ForMessages, WagtailAdminTemplateMixin, TemplateView):
    """What is to do, by way: first what is held first."""

    template_name = "gatherings/admin/to_tell.html"
    page_title = gettext_lazy("Bellen en brieven")
    header_icon = "mobile-alt"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Bellen en brieven."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Four queries and those of the page, whatever there is to do."""
        number = counts()
        way = self._way(number)
        page = Paginator(to_do_by(way), PER_PAGE).get_page(self.request.GET.get("p"))
        lines = lines_of(page.object_list)
        if lines:
            people = [line.message.seat.participant for line in lines]
            looked("gatherings.read_to_tell", by=self.request.user, seen=people, shown=len(lines), way=way)
        return super().get_context_data(
            way=way,
            ways=[(each.value, each.label, number[each.value]) for each in WAYS],
            lines=lines,
            page=page,
            button=_BUTTONS[MessageWay(way)],
            nothing=_NOTHING[MessageWay(way)],
            letters=min(number[MessageWay.POST], AT_ONCE),
            **kwargs,
        )

    def _way(self, number: dict[str, int]) -> str:
        """What was asked for; else the first way with something to do."""
        asked = self.request.GET.get("hoe", "")
        if asked in number:
            return asked
        return next((way for way, count in number.items() if count), MessageWay.PHONE.value)


class DoneView(_ForMessages):
    """One is done. POST only; twice is harmless."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Write it down."""
        get_object_or_404(SeatMessage, pk=pk)
        try:
            new = mark_done([pk], by=self.colleague)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("Bewaard.") if new else _("Dit was al gedaan."))
        return self.back(request.POST.get("hoe", ""))


class LettersView(_ForMessages):
    """GET gives the letters as a PDF that nothing keeps; POST says that these letters are on their way."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The file, or a sentence."""
        letters = letters_to_print()
        if not letters:
            messages.warning(request, _NOTHING[MessageWay.POST])
            return self.back(MessageWay.POST)
        try:
            made = pdf_of(letters)
        except PdfUnavailable as missing:
            messages.error(request, missing.sentence)
            return self.back(MessageWay.POST)
        people = [letter.line.message.seat.participant for letter in letters]
        record("gatherings.print_letters", by=request.user, seen=people, shown=len(letters))
        return HttpResponse(
            made,
            content_type="application/pdf",
            headers={
                "Content-Disposition": 'attachment; filename="brieven.pdf"',
                "Cache-Control": "no-store, private",
            },
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Those that stood on the screen: a letter that came later is not among them."""
        try:
            number = mark_done(_uuids(request.POST.getlist("brief")), by=self.colleague)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            told = ngettext("%(number)d brief is op de post.", "%(number)d brieven zijn op de post.", number)
            messages.success(request, told % {"number": number})
        return self.back(MessageWay.POST)


def _uuids(values: list[str]) -> list[UUID]:
    """What is a key; the rest is left out."""
    found = []
    for value in values:
        try:
            found.append(UUID(value))
        except ValueError:
            continue
    return found


class _ForWhoMaySee(MenuItem):
    """Shown to who may see messages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this user may."""
        return may_view_messages(request.user)


class ToTellViewSet(ViewSet):
    """Under /beheer/bellen-en-brieven/."""

    name = "to_tell"
    url_prefix = "bellen-en-brieven"
    url_namespace = "to_tell"
    menu_label = gettext_lazy("Bellen en brieven")
    menu_name = "to-tell"
    icon = "mobile-alt"
    menu_order = 122
    add_to_admin_menu = True
    menu_item_class: Any = _ForWhoMaySee

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, and the deeds."""
        return [
            path("", ToTellView.as_view(), name="index"),
            path("<uuid:pk>/gedaan/", DoneView.as_view(), name="done"),
            path("brieven/", LettersView.as_view(), name="letters"),
        ]
