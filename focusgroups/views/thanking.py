"""What a participant gets: a page that explains it, and a choice by link."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from contributions.service import Refused
from pages.service import ChoiceLabel

from ..enums import ThanksKind
from ..models import FocusGroup
from ..reporting.links import seat_behind_thanks
from ..reporting.thanks import choose, offered_kinds, why_not_to_choose


def about_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """What one can get for one's time and journey, and what that can mean. No cookie, no form."""
    group = get_object_or_404(FocusGroup.objects.public(), slug=slug)
    return render(request, "focusgroups/about_thanks.html", {"group": group, "kinds": offered_kinds(group)})


class ThanksForm(forms.Form):
    """One choice. There is no room for bank data, and none is asked."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Wat wilt u krijgen?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Kies wat u wilt krijgen."),
            "invalid_choice": gettext_lazy("Kies een van de mogelijkheden."),
        },
    )

    def __init__(self, *args: Any, group: FocusGroup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                (kind.value, ChoiceLabel(_label(kind, group), _meaning(kind))) for kind in offered_kinds(group)
            ]


class ThanksView(View):
    """The choice of one person. Opening it changes nothing."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find whose link it is, and keep the screen out of every cache."""
        seat = seat_behind_thanks(kwargs["token"])
        session = getattr(seat.gathering, "group_session", None) if seat else None
        response: HttpResponseBase
        if seat is None or session is None:
            response = render(request, "focusgroups/look_back_gone.html", status=HTTPStatus.NOT_FOUND)
        else:
            self.seat, self.group = seat, session.group
            response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """One question, with what was chosen before."""
        thanks = getattr(self.seat, "thanks", None)
        form = ThanksForm(group=self.group, initial={"kind": thanks.kind if thanks else ""})
        return self.show(form, is_done="klaar" in request.GET)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Keep it."""
        form = ThanksForm(request.POST, group=self.group)
        if form.is_valid():
            try:
                choose(self.seat, form.cleaned_data["kind"], group=self.group)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
            else:
                return HttpResponseRedirect(f"{request.path}?klaar")
        return self.show(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def show(self, form: ThanksForm, *, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """The screen: the question, or why there is none."""
        values = {
            "group": self.group,
            "gathering": self.seat.gathering,
            "form": form,
            "closed": why_not_to_choose(self.seat),
            "thanks": getattr(self.seat, "thanks", None),
            **context,
        }
        return render(self.request, "focusgroups/thanks.html", values, status=status)


def _label(kind: ThanksKind, group: FocusGroup) -> str:
    amount = f"{group.thanks_amount:.2f}".replace(".", ",").removesuffix(",00")
    return {
        ThanksKind.FEE: _("Geef mij geld: %(amount)s euro") % {"amount": amount},
        ThanksKind.VOUCHER: _("Geef mij een cadeaubon van %(amount)s euro") % {"amount": amount},
        ThanksKind.TRAVEL_IN_KIND: _("Regel alleen mijn vervoer"),
        ThanksKind.NOTHING: _("Ik wil niets krijgen"),
    }[kind]


def _meaning(kind: ThanksKind) -> str:
    return {
        ThanksKind.FEE: _("Geld kan meetellen voor een uitkering of toeslag. Vraag het eerst na."),
        ThanksKind.VOUCHER: _("Ook een bon kan meetellen voor een uitkering. Vraag het eerst na."),
        ThanksKind.TRAVEL_IN_KIND: _("Wij betalen zelf de trein, de bus of een taxi. U krijgt geen geld."),
        ThanksKind.NOTHING: _("Wij zijn net zo blij met wat u vertelt."),
    }[kind]
