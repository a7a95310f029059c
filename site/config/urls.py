"""All addresses. App addresses come before Wagtail's; pages also answer under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from consultation.views.help_desk import call_me_anywhere
from pages import media
from pages import views as page_views

urlpatterns = [
    path("", include("config.machine_urls")),
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    path("weergave/", page_views.display, name="display"),
    path("media/<path:name>", media.picture, name="picture"),
]

urlpatterns += i18n_patterns(
    path("account/", include("people.account_urls")),
    path("meedoen/", include("consultation.urls")),
    path("hulp/bel-mij-terug/", call_me_anywhere, name="call_me_anywhere"),
    path("uitnodiging/", include("gatherings.urls")),
    path("gespreksgroepen/", include("focusgroups.urls")),
    path("agenda/", include("outreach.urls")),
    path("goede-praktijken/", include("outreach.stories.urls")),
    path("lespakketten/", include("education.urls")),
    path("klas/", include("education.classroom.urls")),
    path("mijn-inbreng/", include("home.receipt_urls")),
    path("wat-deden-we-ermee/", include("synthesis.urls")),
    path("dossiers/", include("handover.published.urls")),
    path("", include("home.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler500 = "pages.outages.server_error"
