"""The rules of moderation: a new version from the one in force, and which one holds today.

Every decision says under which version it was taken, so a version that is in force is never edited and none is
ever deleted. At most one version is waiting for its day.
"""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from audit.service import record
from people.models import User
from privacy.service import guard_for_storage

from .models import ModerationRules
from .refusals import Refused


def in_force(today: date | None = None) -> ModerationRules | None:
    """The version that holds on this day; None only where no rules were ever made."""
    return ModerationRules.objects.begun(today).first()


def new_version(*, text: str, valid_from: date, what_changed: str, by: User) -> ModerationRules:
    """Make the next version; it holds from its day on. Raises Refused with what to do."""
    text, what_changed = guard_for_storage(text)[0], guard_for_storage(what_changed)[0]
    problems = problems_of(text=text, valid_from=valid_from, what_changed=what_changed)
    if problems:
        raise Refused(" ".join(problems.values()))
    try:
        with transaction.atomic():
            last = ModerationRules.objects.select_for_update().order_by("-number").first()
            if last and last.valid_from > timezone.localdate():
                raise Refused(one_is_waiting(last))
            number = last.number + 1 if last else 1
            made = ModerationRules.objects.create(
                number=number, text=text, valid_from=valid_from, what_changed=what_changed.strip()
            )
            record("contributions.rules_made", by=by, on=made, number=number)
            return made
    except IntegrityError:
        raise Refused(_("Een collega maakte op dit moment ook een versie. Lees die eerst.")) from None


@transaction.atomic
def change_version(pk: int, *, text: str, valid_from: date, what_changed: str, by: User) -> ModerationRules:
    """Change a version that does not hold yet. Raises Refused for one that does, and as :func:`new_version`."""
    text, what_changed = guard_for_storage(text)[0], guard_for_storage(what_changed)[0]
    rules = ModerationRules.objects.select_for_update().get(pk=pk)
    if not may_change(rules):
        raise Refused(_("Deze versie geldt al en verandert niet meer. Maak een nieuwe versie."))
    problems = problems_of(text=text, valid_from=valid_from, what_changed=what_changed)
    if problems:
        raise Refused(" ".join(problems.values()))
    rules.text, rules.valid_from, rules.what_changed = text, valid_from, what_changed.strip()
    rules.save(update_fields=["text", "valid_from", "what_changed"])
    record("contributions.rules_changed", by=by, on=rules, number=rules.number)
    return rules


def may_change(rules: ModerationRules) -> bool:
    """Whether this version is still waiting for its day."""
    return rules.valid_from > timezone.localdate()


def problems_of(*, text: str, valid_from: date | None, what_changed: str) -> dict[str, str]:
    """What cannot be, by field: a sentence each."""
    problems: dict[str, str] = {}
    if not strip_tags(text or "").strip():
        problems["text"] = _("Schrijf de regels op.")
    if valid_from is None or valid_from < timezone.localdate():
        problems["valid_from"] = _("Kies vandaag of een latere dag. Regels gelden niet met terugwerkende kracht.")
    if not (what_changed or "").strip():
        problems["what_changed"] = _("Schrijf op wat er anders is dan in de vorige versie.")
    return problems


def one_is_waiting(rules: ModerationRules) -> str:
    """Why there can be no second version in waiting."""
    return _("Versie %(number)d staat al klaar en geldt nog niet. Verander die versie.") % {"number": rules.number}
