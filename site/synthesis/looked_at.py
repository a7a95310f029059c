"""What of this app's data is sensitive, and on which screens it stands."""

from django.utils.translation import gettext_lazy as _

from audit.service import Subject, declare_screens, declare_subject
from contributions.models import Contribution

from .models import Decision, Finding

declare_screens(Contribution, {"coderen:one": "pk", "coderen:alike": "pk"})
declare_subject(
    Subject(Finding, _("Bevinding"), screens={"bevindingen:words": "pk", "bevindingen:evidence": "pk"}),
    Subject(Decision, _("Besluit"), screens={"besluiten:words": "pk", "besluiten:reactions": "pk"}),
)
