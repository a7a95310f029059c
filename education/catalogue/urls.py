"""Addresses of the catalogue, under /lespakketten/. The overview and the page of a pack are Wagtail's."""

from django.urls import path

from .rss import NewReleases

urlpatterns = [path("nieuw.xml", NewReleases(), name="rss")]
