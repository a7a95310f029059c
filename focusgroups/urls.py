"""Public addresses of this app, under /gespreksgroepen/. The group's own page is Wagtail's."""

from django.urls import URLPattern

app_name = "focusgroups"

urlpatterns: list[URLPattern] = []
