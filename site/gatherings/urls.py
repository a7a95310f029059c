"""Public addresses of this app, under /uitnodiging/: what somebody opens from a message, without logging in."""

from django.urls import URLPattern, path

from .feed_view import feed
from .views.agenda import CalendarFileView, MyAgenda
from .views.seat import SeatPage, StepBack

app_name = "gatherings"

urlpatterns: list[URLPattern] = [
    path("agenda/<str:token>.ics", feed, name="feed"),
    path("<str:token>/", SeatPage.as_view(), name="seat"),
    path("<str:token>/afmelden/", StepBack.as_view(), name="step_back"),
    path("<str:token>/agenda.ics", CalendarFileView.as_view(), name="calendar_file"),
    path("<str:token>/mijn-agenda/", MyAgenda.as_view(), name="my_agenda"),
]
