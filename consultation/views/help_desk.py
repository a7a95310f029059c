"""Help, on every screen: who helps with what, and asking to be called. Then back to the very same screen."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from .. import forms
from ..calling import ask_to_be_called
from ..models import Round
from .base import RoundView, safe_path


class HelpView(RoundView):
    """A screen that knows where somebody came from."""

    @property
    def back(self) -> str:
        """That place; else the page of the round."""
        asked = self.request.POST if self.request.method == "POST" else self.request.GET
        return safe_path(self.request, asked.get("terug", ""), self.round.get_absolute_url())


class Help(HelpView):
    """Who helps with what, and who does not."""

    is_for_everybody = True

    def get(self, request: HttpRequest) -> HttpResponse:
        """Without a cookie, without a form."""
        call_url = f"{self.address('call_me')}?{urlencode({'terug': self.back})}"
        return self.show("help", back=self.back, call_url=call_url)


class CallMe(HelpView):
    """A phone number and when to call. It knows nothing of the answers."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form, or that the request is in."""
        if request.GET.get("gevraagd") == "1":
            return self.show("call_me_done", back=self.back)
        return self.show("call_me", form=forms.CallMeForm(), back=self.back)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """One request, however often the button is pressed."""
        form = forms.CallMeForm(request.POST)
        if not form.is_valid():
            return self.show("call_me", status=HTTPStatus.UNPROCESSABLE_ENTITY, form=form, back=self.back)
        ask_to_be_called(self.round, **form.cleaned_data)
        return self.go("call_me", query=urlencode({"gevraagd": "1", "terug": self.back}))


@require_safe
def call_me_anywhere(request: HttpRequest) -> HttpResponse:
    """The button on pages that belong to no round: on to the form of a round that runs, else to who can help now."""
    back = safe_path(request, request.GET.get("terug", ""), "/")
    round_ = Round.objects.accepting().first() or Round.objects.public().first()
    if round_ is None:
        return HttpResponseRedirect(resolve_url("wagtail_serve", "hulp/"))
    return HttpResponseRedirect(f"{resolve_url('consultation:call_me', round_.slug)}?{urlencode({'terug': back})}")
