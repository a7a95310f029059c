"""/mijn-inbreng/account/: what we keep of somebody with an account and no input, and how that goes."""

import json
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from people.models import User
from people.service import is_staff
from privacy.service import everything_under, wipe_everything_under

from .receipt_session import own_participations
from .receipt_views import PrivateView, redirect_done


class AccountView(LoginRequiredMixin, PrivateView):
    """For who is logged in and has no input; who has some, finds it there."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """To the input, where there is any."""
        if request.user.is_authenticated and own_participations(request):
            return redirect("receipt:data")
        return super().dispatch(request, *args, **kwargs)


class AccountDataView(AccountView):
    """Everything that is kept under this account, to read; and the button that wipes it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """As a page."""
        context = {"export": export_of(request), "works_here": is_staff(request.user)}
        return render(request, "home/receipt/account.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Wipe it all, the account with its sessions first of all. Who works here is told who closes theirs."""
        if is_staff(request.user):
            return self.get(request)
        wipe_everything_under(_user_of(request))
        return redirect_done("account-weg")


class AccountFileView(AccountView):
    """The same as a file."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """As JSON: readable by people and machines."""
        text = json.dumps(export_of(request), ensure_ascii=False, indent=2)
        response = HttpResponse(text, content_type="application/json; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="mijn-gegevens.json"'
        return response


def export_of(request: HttpRequest) -> dict[str, Any]:
    """What the register holds under this account."""
    return everything_under(_user_of(request))


def _user_of(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # LoginRequiredMixin
    return request.user
