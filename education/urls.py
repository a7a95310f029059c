"""Public addresses of this app, under /lespakketten/. The overview and the page of a pack are Wagtail's.

Each part has its own list of addresses, and adds one line here.
"""

from django.urls import URLPattern, URLResolver

from .catalogue import urls as catalogue
from .releases import urls as releases
from .teachers import urls as teachers

app_name = "education"

urlpatterns: list[URLPattern | URLResolver] = []
urlpatterns += catalogue.urlpatterns
urlpatterns += releases.urlpatterns
urlpatterns += teachers.urlpatterns
