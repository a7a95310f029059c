"""Public addresses of this app, under /uitnodiging/: what somebody opens from a message, without logging in."""

from django.urls import URLPattern

app_name = "gatherings"

urlpatterns: list[URLPattern] = []
