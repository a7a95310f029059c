"""Whom to call, as a sentence in messages that other apps write."""

from django.utils.translation import gettext as _
from wagtail.models import Site

from .models import HelpSettings


def help_line() -> str:
    """The phone number of the team, else its address, else ""."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return ""
    found = HelpSettings.for_site(site)
    if found.contact_phone:
        told = _("Hebt u een vraag? Bel %(name)s: %(phone)s.") % {
            "name": found.contact_name,
            "phone": found.contact_phone,
        }
        return f"{told} {found.opening_hours}".strip()
    if found.contact_email:
        return _("Hebt u een vraag? Mail naar %(email)s.") % {"email": found.contact_email}
    return ""
