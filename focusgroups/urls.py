"""Public addresses of this app, under /gespreksgroepen/. The group's own page is Wagtail's."""

from django.urls import path

from .running.consent_page import ConsentPage
from .views import draws
from .views.looking_back import LookBackView
from .views.reports import reports
from .views.thanking import ThanksView, about_thanks

app_name = "focusgroups"

urlpatterns = [
    path("uitleg/loten/", draws.ExplainedDraw.as_view(), name="explained_draw"),
    path("toestemming/<str:token>/", ConsentPage.as_view(), name="consent"),
    path("terugblik/<str:token>/", LookBackView.as_view(), name="look_back"),
    path("bedankje/<str:token>/", ThanksView.as_view(), name="thanks"),
    path("<slug:slug>/vergoeding/", about_thanks, name="about_thanks"),
    path("<slug:slug>/verslag/", reports, name="reports"),
    path("<slug:slug>/loting/", draws.DrawPage.as_view(), name="draw"),
    path("<slug:slug>/loting/<uuid:pk>/loten.csv", draws.LotsFile.as_view(), name="draw_lots"),
]
