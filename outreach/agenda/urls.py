"""Public addresses of the agenda beside its pages: what was, and the files."""

from django.urls import URLPattern, path

from .archive_view import archive
from .feed_views import agenda_feed, date_file, event_file
from .rss import NewEvents
from .share_view import share_image

urlpatterns: list[URLPattern] = [
    path("archief/", archive, name="archive"),
    path("agenda.ics", agenda_feed, name="agenda_feed"),
    path("nieuw.rss", NewEvents(), name="new_events"),
    path("<slug:slug>/agenda.ics", event_file, name="event_file"),
    path("<slug:slug>/<uuid:pk>.ics", date_file, name="date_file"),
    path("<slug:slug>/deelplaatje.png", share_image, name="share_image"),
]
