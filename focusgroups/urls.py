"""Public addresses of this app, under /gespreksgroepen/. The group's own page is Wagtail's."""

from django.urls import URLPattern, path

from .running.consent_page import ConsentPage

app_name = "focusgroups"

urlpatterns: list[URLPattern] = [
    path("toestemming/<str:token>/", ConsentPage.as_view(), name="consent"),
]
