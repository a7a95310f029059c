"""Public addresses of this app, under /gespreksgroepen/. The group's own page is Wagtail's."""

from django.urls import URLPattern, path

from .views.explained import ExplainedPlans

app_name = "focusgroups"

urlpatterns: list[URLPattern] = [
    path("uitleg/plannen/", ExplainedPlans.as_view(), name="explained_plans"),
]
