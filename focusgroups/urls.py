"""Public addresses of this app, under /gespreksgroepen/. The group's own page is Wagtail's."""

from django.urls import URLPattern, path

from .views import draws

app_name = "focusgroups"

urlpatterns: list[URLPattern] = [
    path("uitleg/loten/", draws.ExplainedDraw.as_view(), name="explained_draw"),
    path("<slug:slug>/loting/", draws.DrawPage.as_view(), name="draw"),
    path("<slug:slug>/loting/<uuid:pk>/loten.csv", draws.LotsFile.as_view(), name="draw_lots"),
]
