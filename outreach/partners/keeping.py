"""Writing down who our partners are. A partner is never deleted: what it did for us stays true."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from people.models import Perspective, User

from ..models import Partner
from .rules import FIELDS


def add_partner(
    values: Mapping[str, Any], helps: Iterable[Perspective], *, by: User | None, is_example: bool = False
) -> Partner:
    """A new partner, with `values` by the names of rules.FIELDS. Raises Refused when its number is taken."""
    partner = Partner(is_example=is_example, **{name: values[name] for name in FIELDS if name in values})
    _keep(partner, list(helps))
    record("outreach.add_partner", by=by, on=partner)
    return partner


def change_partner(
    pk: int, values: Mapping[str, Any], helps: Iterable[Perspective], *, seen: int, by: User | None
) -> Partner:
    """Write over what was seen. Raises ChangedMeanwhile when somebody else was first, Refused for a taken number."""
    with transaction.atomic():
        partner = Partner.objects.select_for_update().get(pk=pk)
        if partner.version != seen:
            raise ChangedMeanwhile(
                _("Een collega was u voor. Wat u typte, staat er nog. Vergelijk het, en bewaar opnieuw.")
            )
        for name in FIELDS:
            if name in values:
                setattr(partner, name, values[name])
        partner.version += 1
        _keep(partner, list(helps))
        record("outreach.change_partner", by=by, on=partner)
    return partner


@transaction.atomic
def end_partner(pk: int, *, by: User | None) -> Partner:
    """They do not work with us any more, from today. They leave the public list at once. Twice is harmless."""
    partner = Partner.objects.select_for_update().get(pk=pk)
    if partner.ended_on is None:
        partner.ended_on = timezone.localdate()
        partner.version += 1
        partner.save(update_fields=["ended_on", "version"])
        record("outreach.end_partner", by=by, on=partner)
    return partner


@transaction.atomic
def take_up_again(pk: int, *, by: User | None) -> Partner:
    """They work with us again. Somebody must look before they stand in the public list again."""
    partner = Partner.objects.select_for_update().get(pk=pk)
    if partner.ended_on is not None:
        partner.ended_on, partner.is_public = None, False
        partner.version += 1
        partner.save(update_fields=["ended_on", "is_public", "version"])
        record("outreach.take_up_partner", by=by, on=partner)
    return partner


def _keep(partner: Partner, helps: list[Perspective]) -> None:
    try:
        with transaction.atomic():
            partner.save()
            partner.helps.set(helps)
    except IntegrityError:
        raise Refused(_("Dit nummer is al van een andere partner. Kies een ander nummer.")) from None
