"""What of this app's data is sensitive, and on which screens it stands."""

from django.utils.translation import gettext_lazy as _

from audit.service import Subject, declare_subject

from .models import Run, WooRelease, WooRequest

declare_subject(
    Subject(Run, _("Dossier"), nearby={"runs:inspect": "pk"}),
    Subject(WooRequest, _("Woo-verzoek"), screens={"woo:case": "pk", "woo:judge": "pk"}, nearby={"woo:search": "pk"}),
    Subject(WooRelease, _("Bestand voor een Woo-verzoek")),
)
