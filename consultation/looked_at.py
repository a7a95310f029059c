"""What of this app's data is sensitive, and on which screens it stands."""

from django.utils.translation import gettext_lazy as _

from audit.service import Subject, declare_subject

from .models import CallBackRequest, Element, Entry, Recording, Round

declare_subject(
    Subject(Recording, _("Opname"), screens={"recordings:write_out": "pk", "recordings:sound": "pk"}),
    Subject(Entry, _("Ingevoerd formulier"), screens={"entries:type": "pk", "entries:check": "pk"}),
    Subject(CallBackRequest, _("Verzoek om terug te bellen")),
    Subject(Element, _("Onderdeel van een ontwerp"), screens={"design:evidence": "element"}),
    Subject(Round, _("Ronde"), screens={"rounds:own_statements": "pk", "rounds:results": "pk"}),
)
