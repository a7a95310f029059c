"""Help, on every screen: who helps with what, and asking to be called. Then back to the very same screen."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import urlencode

from .. import forms
from ..calling import ask_to_be_called
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
