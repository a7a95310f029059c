"""The partners of the demo: who they are, what they do for the events, and how many people they told."""

from django.db import transaction
from django.utils import timezone

from outreach.models import Event, Partner
from outreach.service import add_partner, join_event, keep_reach, make_pack
from people.models import Perspective, User

from ..tokens import token
from .partner_rows import HOSTS, PARTNERS, REACHED


def add(organiser: User) -> None:
    """Add them once, with what they did."""
    if Partner.objects.filter(is_example=True).exists():
        return
    today = timezone.localdate()
    with transaction.atomic():
        by_code = {each.code: each for each in Perspective.objects.all()}
        made = {
            row.code: add_partner(
                row.values() | {"checked_on": today},
                [by_code[code] for code in row.helps],
                by=organiser,
                is_example=True,
            )
            for row in PARTNERS
        }
        for event_code, partner_code, role in HOSTS:
            join_event(_event(event_code), made[partner_code], role, by=organiser)
        for event_code, partner_code, province, numbers in REACHED:
            told = {by_code[code]: people for code, people in numbers.items()}
            keep_reach(made[partner_code], _event(event_code), told, province=province, by=organiser)
        make_pack(_event("arnhem"), made["arnhem"], by=organiser)


def _event(code: str) -> Event:
    return Event.objects.get(creation_token=token(f"event:{code}"))
