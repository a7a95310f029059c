"""Whom visitors of the demo can call."""

from wagtail.models import Site

from home.models import HelpSettings


def fill() -> None:
    """Fill in the help settings when nobody did."""
    site = Site.objects.get(is_default_site=True)
    found, is_new = HelpSettings.objects.get_or_create(site=site)
    if is_new or not found.contact_phone:
        found.contact_name = "Noor van den Berg (VOORBEELD)"
        found.contact_phone = "070 - 000 00 00"
        found.contact_email = "reisgenoot@voorbeeld.example"
        found.opening_hours = "Maandag tot en met vrijdag, 9 tot 17 uur"
        found.save()
