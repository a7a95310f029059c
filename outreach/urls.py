"""Public addresses of this app, under /agenda/. The agenda and the event's own page are Wagtail's.

Each part has its own list of addresses, and adds one line here.
"""

from django.urls import URLPattern, URLResolver, include, path

from .agenda.urls import urlpatterns as agenda
from .cards.table_urls import urlpatterns as cards
from .letters.urls import urlpatterns as letters
from .printing.urls import urlpatterns as printing

app_name = "outreach"

urlpatterns: list[URLPattern | URLResolver] = [
    *agenda,
    *printing,
    path("", include("outreach.partners.urls")),
    *letters,
    path("", include("outreach.coming.urls")),
    *cards,
    path("", include("outreach.coverage.urls")),
]
