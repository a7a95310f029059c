"""Public addresses of this app, under /gespreksgroepen/. The group's own page is Wagtail's."""

from django.urls import URLPattern, path, register_converter

from .recruiting.drafts import STEPS
from .running.consent_page import ConsentPage
from .views import draws, finish, own, sign_up
from .views.explained import ExplainedPlans
from .views.looking_back import LookBackView
from .views.reports import reports
from .views.thanking import ThanksView, about_thanks


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
    path("uitleg/loten/", draws.ExplainedDraw.as_view(), name="explained_draw"),
    path("uitleg/plannen/", ExplainedPlans.as_view(), name="explained_plans"),
    path("toestemming/<str:token>/", ConsentPage.as_view(), name="consent"),
    path("terugblik/<str:token>/", LookBackView.as_view(), name="look_back"),
    path("bedankje/<str:token>/", ThanksView.as_view(), name="my_thanks"),
    path("aanmelding/<str:token>/", own.Own.as_view(), name="own"),
    path("aanmelding/<str:token>/wanneer/", own.ChangeWhen.as_view(), name="own_when"),
    path("aanmelding/<str:token>/nodig/", own.ChangeNeeds.as_view(), name="own_needs"),
    path("aanmelding/<str:token>/stop/", own.Withdraw.as_view(), name="own_withdraw"),
    path("<slug:slug>/aanmelden/", sign_up.Begin.as_view(), name="begin"),
    path("<slug:slug>/aanmelden/<sign_up_step:step>/", sign_up.Step.as_view(), name="step"),
    path("<slug:slug>/aanmelden/overzicht/", finish.Overview.as_view(), name="overview"),
    path("<slug:slug>/aanmelden/bedankt/", finish.Thanks.as_view(), name="thanks"),
    path("<slug:slug>/aanmelden/afsluiten/", finish.LetGo.as_view(), name="let_go"),
    path("<slug:slug>/vergoeding/", about_thanks, name="about_thanks"),
    path("<slug:slug>/verslag/", reports, name="reports"),
    path("<slug:slug>/loting/", draws.DrawPage.as_view(), name="draw"),
    path("<slug:slug>/loting/<uuid:pk>/loten.csv", draws.LotsFile.as_view(), name="draw_lots"),
]
