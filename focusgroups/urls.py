"""Public addresses of this app, under /gespreksgroepen/. The group's own page is Wagtail's."""

from django.urls import URLPattern, path, register_converter

from .recruiting.drafts import STEPS
from .views import finish, own, sign_up


class StepConverter:
    """The name of a screen of signing up."""

    regex = "|".join(STEPS)

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(StepConverter, "sign_up_step")

app_name = "focusgroups"

urlpatterns: list[URLPattern] = [
    path("aanmelding/<str:token>/", own.Own.as_view(), name="own"),
    path("aanmelding/<str:token>/wanneer/", own.ChangeWhen.as_view(), name="own_when"),
    path("aanmelding/<str:token>/nodig/", own.ChangeNeeds.as_view(), name="own_needs"),
    path("aanmelding/<str:token>/stop/", own.Withdraw.as_view(), name="own_withdraw"),
    path("<slug:slug>/aanmelden/", sign_up.Begin.as_view(), name="begin"),
    path("<slug:slug>/aanmelden/<sign_up_step:step>/", sign_up.Step.as_view(), name="step"),
    path("<slug:slug>/aanmelden/overzicht/", finish.Overview.as_view(), name="overview"),
    path("<slug:slug>/aanmelden/bedankt/", finish.Thanks.as_view(), name="thanks"),
    path("<slug:slug>/aanmelden/afsluiten/", finish.LetGo.as_view(), name="let_go"),
]
