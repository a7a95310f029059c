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

    #: Where somebody with input finds the same.
    with_input = "receipt:data"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """To the input, where there is any."""
        if request.user.is_authenticated and own_participations(request):
            return redirect(self.with_input)
        return super().dispatch(request, *args, **kwargs)

    @property
    def owner(self) -> User:
        """Whose account it is."""
        assert isinstance(self.request.user, User)  # LoginRequiredMixin
        return self.request.user


class AccountDataView(AccountView):
    """Everything that is kept under this account, to read; and the button that wipes it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """As a page."""
        context = {"export": everything_under(self.owner), "works_here": is_staff(request.user)}
        return render(request, "home/receipt/account.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Wipe it all, the account with its sessions first of all. Who works here is told who closes theirs."""
        if is_staff(request.user):
            return self.get(request)
        wipe_everything_under(self.owner)
        return redirect_done("account-weg")


class AccountFileView(AccountView):
    """The same as a file."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """As JSON: readable by people and machines."""
        text = json.dumps(everything_under(self.owner), ensure_ascii=False, indent=2)
        response = HttpResponse(text, content_type="application/json; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="mijn-gegevens.json"'
        return response
