"""What of this app's data is sensitive, and on which screens it stands."""

from django.utils.translation import gettext_lazy as _

from audit.service import Subject, declare_subject, keys_through

from .models import EventDate, Partner, PartnerContact, SignUp

declare_subject(
    Subject(
        EventDate,
        _("Avond in het land"),
        screens={f"events:{name}": "date" for name in ("sign_ups", "door", "report")},
    ),
    Subject(
        SignUp,
        _("Aanmelding voor een avond"),
        screens={"events:sign_up_change": "sign_up"},
        also=keys_through(SignUp, "seat__participant", "seat"),
    ),
    Subject(Partner, _("Partner"), screens={"partners:contacts": "pk"}),
    Subject(
        PartnerContact,
        _("Contactpersoon"),
        screens={"partners:contact": "contact"},
        also=keys_through(PartnerContact, "participant"),
    ),
)
