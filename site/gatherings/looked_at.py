"""What of this app's data is sensitive, and on which screens it stands."""

from django.utils.translation import gettext_lazy as _

from audit.service import Subject, declare_subject

from .models import Gathering

declare_subject(Subject(Gathering, _("Bijeenkomst"), screens={"meetings:inspect": "pk"}))
