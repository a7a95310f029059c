"""Who comes to one date, in the admin: the list, on paper, and writing somebody down who calls."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import Button

from audit.service import looked, record
from contributions.service import Refused
from gatherings.service import SeatState, free_chairs, when_of
from pages.service import PdfUnavailable
from people.models import User
from people.service import offered_perspectives

from ..coming.changing import change_needs, change_people, may_change
from ..coming.listing import beyond_reach_here, summary_sentence, to_arrange, who_comes
from ..coming.printing import who_comes_pdf
from ..coming.signing_up import sign_up
from ..coming.staff_forms import ChangeForm, SignUpForm
from ..coming.standing import INVITED, NOT_NEEDED, standing_of
from ..models import EventDate, SignUp
from ..permissions import Visitor, may_change_sign_ups, may_view_sign_ups
from .base import EventScreen


class SignUpsScreen(EventScreen):
    """A screen with people of one date on it (`date` in the address). Nobody's name stays in a cache."""

    header_icon = "group"

    def may(self, user: Visitor) -> bool:
        """For who may see who signed up."""
        return may_view_sign_ups(user)

    @cached_property
    def date(self) -> EventDate:
        """The date, of this event, or a 404."""
        found = EventDate.objects.select_related("event", "gathering__venue")
        return get_object_or_404(found, pk=self.kwargs["date"], event=self.event)

    @property
    def colleague(self) -> User:
        """Who is acting; the admin lets nobody in who is not logged in."""
        assert isinstance(self.request.user, User)
        return self.request.user

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the date, and what one may do."""
        date = self.date
        return super().get_context_data(
            date=date,
            when=when_of(date.gathering),
            may_enter=may_change_sign_ups(self.request.user) and may_enter(date),
            **kwargs,
        )

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Kept by no browser: the computer may be shared."""
        response: HttpResponse = super().render_to_response(context, **kwargs)
        response.headers["Cache-Control"] = "no-store, private"
        return response

    def to_list(self) -> HttpResponse:
        """Back to who comes."""
        return redirect("events:sign_ups", self.event.pk, self.date.pk)


class SignUpsView(SignUpsScreen):
    """Everybody who signed up for this date. Each look at the names is in the trail."""

    template_name = "outreach/admin/sign_ups.html"
    page_title = gettext_lazy("Wie komt er?")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list, with what must be arranged."""
        blocks = who_comes(self.date)
        found = [row.sign_up for block in blocks for row in block.rows]
        looked("outreach.read_sign_ups", by=request.user, on=self.date, seen=found, shown=len(found))
        return self.render_to_response(
            self.get_context_data(
                blocks=blocks,
                summary=summary_sentence(blocks),
                free=max(free_chairs(self.date.gathering), 0),
                arrange=to_arrange(blocks),
                beyond_reach=beyond_reach_here(blocks),
                may_change=may_change_sign_ups(request.user),
            )
        )


class SignUpsPrintView(SignUpsScreen):
    """The same on paper."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As a PDF; or a sentence when this computer cannot make one."""
        try:
            made = who_comes_pdf(self.date)
        except PdfUnavailable as missing:
            messages.error(request, missing.sentence)
            return self.to_list()
        record("outreach.print_sign_ups", by=request.user, on=self.date, seen=SignUp.objects.filter(date=self.date))
        headers = {"Content-Disposition": 'inline; filename="wie-komt.pdf"', "Cache-Control": "no-store, private"}
        return HttpResponse(made, content_type="application/pdf", headers=headers)


class _FormScreen(SignUpsScreen):
    """A sheet about one person."""

    template_name = "outreach/admin/sign_up.html"
    header_icon = "user"

    def may(self, user: Visitor) -> bool:
        """For who may sign somebody up."""
        return may_change_sign_ups(user)

    def show(self, form: Any, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """The sheet, with what was typed."""
        return self.render_to_response(self.get_context_data(form=form, **context), status=status)


class SignUpAddView(_FormScreen):
    """Write somebody down: by phone, or at a desk."""

    page_title = gettext_lazy("Meld iemand aan")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """An empty sheet."""
        return self.show(SignUpForm(groups=offered_perspectives()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it, or say what is not right; the same sheet twice is one sign-up."""
        form = SignUpForm(request.POST, groups=offered_perspectives())
        if not form.is_valid():
            return self.show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            made = sign_up(self.date, form.said(), token=form.key, by=self.colleague).sign_up
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.show(form, HTTPStatus.CONFLICT)
        assert made is not None  # a colleague is refused an address that is known
        code = {"code": made.door_code.upper()}
        if made.seat.state == SeatState.WAITING:
            messages.warning(request, _("Het is vol: op de wachtlijst gezet. De code voor later is %(code)s.") % code)
        else:
            messages.success(request, _("Aangemeld. Zeg deze code voor aan de deur: %(code)s.") % code)
        if request.POST.get("actie") == "volgende":
            return redirect("events:sign_up_add", self.event.pk, self.date.pk)
        return self.to_list()


class SignUpChangeView(_FormScreen):
    """With how many somebody comes, and what they need. Opening it is written down."""

    page_title = gettext_lazy("Verander een aanmelding")

    @cached_property
    def sign_up(self) -> SignUp:
        """The sign-up, of this date, or a 404."""
        found = SignUp.objects.select_related("seat__gathering", "seat__participant__contact")
        return get_object_or_404(found, pk=self.kwargs["sign_up"], date=self.date)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """With what is kept."""
        mine = self.sign_up
        looked("outreach.read_sign_up", by=request.user, on=mine)
        said = {"people": mine.seat.chairs}
        kept = {name: getattr(mine, name) for name in ("needs", "needs_note", "language")}
        return self.show(ChangeForm(initial=said | kept), sign_up=mine, too_late=not may_change(mine))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the change, or say why not."""
        looked("outreach.read_sign_up", by=request.user, on=self.sign_up)
        form = ChangeForm(request.POST)
        if not form.is_valid():
            return self.show(form, HTTPStatus.UNPROCESSABLE_ENTITY, sign_up=self.sign_up)
        given = form.cleaned_data
        try:
            change_people(self.sign_up, given["people"], by=self.colleague)
            change_needs(
                self.sign_up, tuple(given["needs"]), given["needs_note"], given["language"], by=self.colleague
            )
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.show(form, HTTPStatus.CONFLICT, sign_up=self.sign_up)
        messages.success(request, _("De aanmelding is veranderd."))
        return self.to_list()


def may_enter(date: EventDate) -> bool:
    """Whether a colleague may still write somebody down: also where signing up is not open for everybody."""
    standing = standing_of(date.event, date.gathering, free=1)
    is_near = standing.code in (INVITED, NOT_NEEDED)
    return standing.is_open or (is_near and date.gathering.state == "planned")


def date_buttons(request: HttpRequest, date: EventDate) -> list[Button]:
    """To the list, and writing somebody down."""
    found = []
    where = [date.event_id, date.pk]
    if may_view_sign_ups(request.user) and date.gathering.state != "offered":
        found.append(Button(_("Bekijk wie er komt"), url=reverse("events:sign_ups", args=where)))
    if may_change_sign_ups(request.user) and may_enter(date):
        found.append(Button(_("Meld iemand aan"), url=reverse("events:sign_up_add", args=where)))
    return found


_DATE = "<int:pk>/datums/<uuid:date>/wie-komt/"

urlpatterns = [
    path(_DATE, SignUpsView.as_view(), name="sign_ups"),
    path(f"{_DATE}afdrukken/", SignUpsPrintView.as_view(), name="sign_ups_print"),
    path(f"{_DATE}nieuw/", SignUpAddView.as_view(), name="sign_up_add"),
    path(f"{_DATE}<uuid:sign_up>/", SignUpChangeView.as_view(), name="sign_up_change"),
]
