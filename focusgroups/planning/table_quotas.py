"""Agreements per table: at least and at most so many of each perspective group at every table that goes ahead."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User

from ..models import FocusGroup, TableQuota

FEATURE = "perspective_group"
MOST = 99


@transaction.atomic
def agree(group: FocusGroup, wanted: Mapping[str, tuple[int, int]], *, by: User) -> None:
    """Replace the agreements per perspective group by these: code -> (at least, at most).

    Raises Refused when a minimum is above its maximum, or when the minimums take more chairs than a table has.
    """
    group = FocusGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    if any(not 0 <= least <= most <= MOST for least, most in wanted.values()):
        raise Refused(_("‘Minstens’ mag niet hoger zijn dan ‘hoogstens’. Pas een van de twee aan."))
    if sum(least for least, _most in wanted.values()) > group.size:
        raise Refused(_("U vraagt per tafel meer mensen dan er stoelen zijn. Kies lagere aantallen."))
    group.table_quotas.filter(feature=FEATURE).delete()
    TableQuota.objects.bulk_create(
        TableQuota(group=group, feature=FEATURE, value=code, minimum=least, maximum=most)
        for code, (least, most) in sorted(wanted.items())
    )
    record("focusgroups.agree_table_quotas", by=by, on=group)
