"""Public addresses of this app, under /agenda/. The agenda and the event's own page are Wagtail's.

Each part has its own list of addresses, and adds one line here.
"""

from django.urls import URLPattern, URLResolver, include, path

from .letters.urls import urlpatterns as letters

app_name = "outreach"

urlpatterns: list[URLPattern | URLResolver] = [
    *letters,
    path("", include("outreach.coming.urls")),
]
