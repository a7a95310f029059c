"""Looking at a pack as others will, releasing it, and bringing it online."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import TemplateResponseMixin

from contributions.service import Refused

from ..authoring.publishing import first_to_do, publish_pack, withdraw_pack
from ..catalogue.first_pages import first_pages
from ..enums import Audience, PackState, ReleaseState
from ..models import Release
from ..permissions import Visitor, may_publish_packs, may_view_packs
from ..releases.asking import UNFINISHED, ask_again, ask_release
from ..releases.freezing import source_of
from ..releases.web_page import shown
from ..teachers.heard import followers
from ..teachers.news import progress_of
from .base import PackScreen

#: Seconds between two looks of the waiting page at itself; without JavaScript.
REFRESH_SECONDS = 3


class PreviewView(PackScreen, TemplateResponseMixin):
    """The pack as a teacher or a pupil will read it, as it is now."""

    template_name = "education/admin/preview.html"

    def may(self, user: Visitor) -> bool:
        """Who may see packs."""
        return may_view_packs(user)

    def get_page_title(self) -> str:
        """For whom."""
        return (
            _("Voorbeeld voor de docent") if self.kwargs["audience"] == "docent" else _("Voorbeeld voor de leerling")
        )

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """What goes in every form, with the figures filled in."""
        audience = {"docent": Audience.TEACHER, "leerling": Audience.PUPIL}.get(kwargs["audience"])
        if audience is None:
            raise Http404
        try:
            source = source_of(self.pack, 1, "", timezone.localdate())
        except Refused as refused:
            return self.show(refusal=refused.sentence, audience=audience)
        return self.show(**shown(source, audience), audience=audience)


class ChangesForm(forms.Form):
    """What is new."""

    changes = forms.CharField(
        label=gettext_lazy("Wat is er veranderd?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Docenten lezen dit bij het pakket. Eén of twee zinnen."),
    )


class ReleaseAskView(PackScreen, TemplateResponseMixin):
    """Freeze the pack and have it built."""

    template_name = "education/admin/release_ask.html"
    page_title = gettext_lazy("Maak een uitgave")

    def may(self, user: Visitor) -> bool:
        """Who may release packs."""
        return may_publish_packs(user)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """What is new."""
        return self.show(form=ChangesForm(), followers=followers(self.pack))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Ask for it, and go and watch."""
        form = ChangesForm(request.POST)
        if form.is_valid():
            try:
                made = ask_release(self.pack, form.cleaned_data["changes"], by=request.user)  # type: ignore[arg-type]
            except Refused as refused:
                form.add_error(None, refused.sentence)
            else:
                return redirect("packs:release", self.pack.pk, made.number)
        return self.show(status=422, form=form, followers=followers(self.pack))


class ReleaseView(PackScreen, TemplateResponseMixin):
    """One release: how far it is, and when it is there every file of it. POST builds a failed one again."""

    template_name = "education/admin/release.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the release."""
        super().setup(request, *args, **kwargs)
        self.release = get_object_or_404(Release, pack=self.pack, number=kwargs["number"])

    def may(self, user: Visitor) -> bool:
        """Looking is for who may see packs; building again for who may release them."""
        return may_view_packs(user) if self.request.method in ("GET", "HEAD") else may_publish_packs(user)

    def get_page_title(self) -> str:
        """Its number."""
        return _("Uitgave %(number)d") % {"number": self.release.number}

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The page looks again by itself while it waits."""
        is_waiting = self.release.state in UNFINISHED
        files = list(self.release.files.select_related("material"))
        return self.show(
            release=self.release,
            files=files,
            mails=progress_of(self.release),
            first_pages=first_pages(self.release, files),
            is_waiting=is_waiting,
            refresh_seconds=REFRESH_SECONDS if is_waiting else 0,
            may_try=self.release.state == ReleaseState.FAILED and may_publish_packs(request.user),
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Try again."""
        try:
            ask_again(self.release, by=request.user)  # type: ignore[arg-type]
        except Refused as refused:
            messages.error(request, refused.sentence)
        return redirect("packs:release", self.pack.pk, self.release.number)


class StateView(PackScreen, TemplateResponseMixin):
    """Online, or off it: says what happens, then does it on POST."""

    template_name = "education/admin/state.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Only two ways."""
        super().setup(request, *args, **kwargs)
        if kwargs["state"] not in (PackState.PUBLISHED, PackState.WITHDRAWN):
            raise Http404
        self.is_online = kwargs["state"] == PackState.PUBLISHED

    def may(self, user: Visitor) -> bool:
        """Who may publish packs."""
        return may_publish_packs(user)

    def get_page_title(self) -> str:
        """The label of the button."""
        return _("Zet het online") if self.is_online else _("Haal het van de website")

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Ask first."""
        return self.show(refusal=first_to_do(self.pack) if self.is_online else "", is_online=self.is_online)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Do it, or say what must be done first."""
        by: Any = request.user
        try:
            (publish_pack if self.is_online else withdraw_pack)(self.pack, by=by)
        except Refused as refused:
            return self.show(status=422, refusal=refused.sentence, is_online=self.is_online)
        said = (
            _("Het staat online. Docenten kunnen het nu vinden.") if self.is_online else _("Het staat er niet meer.")
        )
        messages.success(request, said)
        return self.back()


urlpatterns = [
    path("<int:pk>/voorbeeld/<slug:audience>/", PreviewView.as_view(), name="preview"),
    path("<int:pk>/uitgave/", ReleaseAskView.as_view(), name="release_ask"),
    path("<int:pk>/uitgave/<int:number>/", ReleaseView.as_view(), name="release"),
    path("<int:pk>/stand/<slug:state>/", StateView.as_view(), name="state"),
]
