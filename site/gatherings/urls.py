"""Public addresses of this app, under /uitnodiging/: what somebody opens from a message, without logging in."""

from django.urls import URLPattern, path

from .feed_view import feed

app_name = "gatherings"

urlpatterns: list[URLPattern] = [
    path("agenda/<str:token>.ics", feed, name="feed"),
]
