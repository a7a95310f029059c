"""Addresses of teachers, under /lespakketten/. No pack is called "mail" or "reactie" (education.authoring.packs)."""

from django.urls import path

from .feedback_views import GiveFeedback, OwnFeedback, TakeBack
from .follow_views import Confirm, Follow, FollowAll, Stop

urlpatterns = [
    path("mail/", FollowAll.as_view(), name="follow_all"),
    path("mail/ja/<str:token>/", Confirm.as_view(), name="follow_confirm"),
    path("mail/stop/<str:token>/", Stop.as_view(), name="follow_stop"),
    path("reactie/<str:token>/", OwnFeedback.as_view(), name="feedback_own"),
    path("reactie/<str:token>/wis/", TakeBack.as_view(), name="feedback_take_back"),
    path("<slug:slug>/mail/", Follow.as_view(), name="follow"),
    path("<slug:slug>/reactie/", GiveFeedback.as_view(), name="feedback"),
]
