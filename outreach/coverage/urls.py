"""Public addresses about where we were, under /agenda/."""

from django.urls import URLPattern, path

from .views import ExplainedNext, WhereWeWere

urlpatterns: list[URLPattern] = [
    path("kaart/", WhereWeWere.as_view(), name="where_we_were"),
    path("uitleg/waarheen/", ExplainedNext.as_view(), name="explained_next"),
]
