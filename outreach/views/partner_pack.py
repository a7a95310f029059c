"""What a partner opens with its link, without an account: its pack, and the numbers it fills in."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views import View

from ..models import InvitationPack
from ..partners.packs.links import pack_behind
from ..partners.packs.response import zip_response
from ..partners.packs.texts import LANGUAGES, coming_dates, texts_of
from ..partners.reach import keep_reach, told
from ..partners.reach_forms import ReachForm, asked_of, only_province


class _PackView(View):
    """A screen behind the link of a pack. No cache keeps it; a link that was revoked opens nothing."""

    pack: InvitationPack

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the pack."""
        found = pack_behind(kwargs.pop("token"))
        if found is None:
            raise Http404("no pack behind this link")
        self.pack = found
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "no-referrer"
        return response

    def show(self, template: str, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """A screen of this pack."""
        around = {"pack": self.pack, "event": self.pack.event, "partner": self.pack.partner}
        return render(self.request, f"outreach/partners/{template}.html", {**around, **context}, status=status)


class PackPage(_PackView):
    """The texts to copy, the file, and the way to the numbers."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """In both languages."""
        dates = coming_dates(self.pack.event)
        texts = [texts_of(self.pack.event, self.pack.partner, dates, language=each) for each in LANGUAGES]
        return self.show("pack", texts=texts, token=self.request.resolver_match.kwargs["token"])  # type: ignore[union-attr]


class PackFile(_PackView):
    """The pack as one file."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """The zip."""
        return zip_response(self.pack)


class PackNumbers(_PackView):
    """How many people the partner told. Numbers only: no names, no words."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """What stands there now, or a thank-you after sending."""
        province = only_province(self.pack.partner)
        known = told(self.pack.partner, self.pack.event, province)
        form = ReachForm(
            perspectives=asked_of(self.pack.partner), known=known, initial={"province": province}, label_suffix=""
        )
        return self.show("numbers", form=form, is_kept=request.GET.get("bewaard") == "1")

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the numbers."""
        form = ReachForm(request.POST, perspectives=asked_of(self.pack.partner), label_suffix="")
        if not form.is_valid():
            return self.show("numbers", HTTPStatus.UNPROCESSABLE_ENTITY, form=form)
        keep_reach(self.pack.partner, self.pack.event, form.numbers(), province=form.cleaned_data["province"])
        return redirect(f"{request.path}?bewaard=1")
