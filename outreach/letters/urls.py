"""Addresses of the newsletter, under /agenda/nieuwsbrief/."""

from django.urls import URLPattern, path

from ..views import newsletter

urlpatterns: list[URLPattern] = [
    path("nieuwsbrief/", newsletter.Subscribe.as_view(), name="newsletter"),
    path("nieuwsbrief/ja/<str:token>/", newsletter.Confirm.as_view(), name="newsletter_confirm"),
    path("nieuwsbrief/stop/<str:token>/", newsletter.Stop.as_view(), name="newsletter_stop"),
    path("nieuwsbrief/archief/", newsletter.archive, name="newsletter_archive"),
    path("nieuwsbrief/archief/<int:pk>/", newsletter.issue, name="newsletter_issue"),
]
