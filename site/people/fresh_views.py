"""Showing that it is you, for who has no second factor: a code by mail. And one's own address."""

import time
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import BaseReauthenticateView
from allauth.account.views import EmailView as AllauthEmailView
from django.conf import settings
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.http import urlencode

from .code_mail import FRESH
from .forms import FreshCodeForm
from .fresh import typed_before

SESSION_KEY = "people_fresh_code"


class FreshCodeView(LoginRequiredMixin, BaseReauthenticateView):
    """First a button that sends the code, then the field for it. The code belongs to this session."""

    form_class = FreshCodeForm
    template_name = "account/reauthenticate_by_code.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send a code, or look at the one that was typed."""
        if "send" in request.POST:
            return self._send()
        return super().post(request, *args, **kwargs)

    def _send(self) -> HttpResponse:
        code = get_adapter().generate_login_code()
        self.request.session[SESSION_KEY] = {"code": code, "at": time.time(), "tries": 0}
        get_adapter().send_mail(FRESH, self.request.user.email, {"code": code})
        query = urlencode({"next": self.get_next_url() or ""})
        return HttpResponseRedirect(f"{self.request.path}?{query}")

    @property
    def _waiting(self) -> dict[str, Any] | None:
        kept = self.request.session.get(SESSION_KEY)
        is_good = (
            kept
            and time.time() - kept["at"] <= settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT
            and kept["tries"] < settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS
        )
        return kept if is_good else None

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form compares; without a code that was sent lately nothing is right."""
        waiting = self._waiting
        return {**super().get_form_kwargs(), "code": waiting["code"] if waiting else ""}

    def form_invalid(self, form: FreshCodeForm) -> HttpResponse:
        """A try less."""
        if waiting := self._waiting:
            self.request.session[SESSION_KEY] = {**waiting, "tries": waiting["tries"] + 1}
        return super().form_invalid(form)

    def form_valid(self, form: FreshCodeForm) -> HttpResponse:
        """This session was shown to be theirs, now."""
        self.request.session.pop(SESSION_KEY, None)
        record_authentication(self.request, self.request.user, "code", reauthenticated=True)
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether there is something to type yet."""
        return super().get_context_data(is_sent=self._waiting is not None, **kwargs)


class EmailView(LoginRequiredMixin, AllauthEmailView):
    """One's own address, with what was typed before showing who one is."""

    def get_initial(self) -> dict[str, Any]:
        """The new address, again."""
        typed = typed_before(self.request).get("email", [])
        return {**super().get_initial(), **({"email": typed[-1]} if typed else {})}
