"""What of this app's data is sensitive, and on which screens it stands."""

from django.utils.translation import gettext_lazy as _

from audit.service import Subject, declare_subject, keys_through

from .models import CareSignal, Contribution, Reaction, Receipt, SecondReading

declare_subject(
    Subject(Contribution, _("Bijdrage"), screens={"moderatie:moderate": "pk"}),
    Subject(
        SecondReading,
        _("Tweede lezing"),
        screens={"tweede_lezers:read": "pk"},
        also=keys_through(SecondReading, "contribution"),
    ),
    Subject(
        CareSignal,
        _("Zorgsignaal"),
        screens={"zorgsignalen:signal": "pk"},
        also=keys_through(CareSignal, "contribution"),
    ),
    Subject(Reaction, _("Reactie"), screens={"reacties:read": "pk"}),
    Subject(
        Receipt,
        _("Vragen van een deelnemer"),
        screens={"vragen:conversation": "pk"},
        also=keys_through(Receipt, "participation__participant"),
    ),
)
