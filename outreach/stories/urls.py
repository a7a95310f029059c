"""Addresses of our own under /goede-praktijken/; the stories themselves are Wagtail's."""

from django.urls import URLPattern, path

from ..views.practices import propose
from .feed import rss

app_name = "practices"

urlpatterns: list[URLPattern] = [
    path("rss.xml", rss, name="rss"),
    path("voorstellen/", propose, name="propose"),
]
