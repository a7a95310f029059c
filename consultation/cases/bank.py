"""Keeping the bank: writing a case, changing it, taking it out of use; and what mix there is.

What people were asked never changes by this: a case that is put to people becomes an item, whose version holds its
words (consultation/cases/lab.py).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from people.models import User
from privacy import service as privacy

from ..enums import CaseGroup, CaseReach, CaseState, CaseWeight
from ..models import Case

#: What is written by hand. When one of the words changes, somebody looks it over again.
FACTS = ("group", "weight", "reach", "effort")
WORDS = ("title", "story", "warning")
_CODE_LENGTH = 30


def write_case(values: Mapping[str, Any], *, by: User | None, is_example: bool = False) -> Case:
    """A new case in concept. Without a code it gets one from its title. Raises Refused for a code that is taken."""
    values = _guarded(values)
    code = values.pop("code", "") or _free_code(values["title"])
    try:
        with transaction.atomic():
            case = Case.objects.create(code=code, written_by=by, is_example=is_example, **values)
            record("consultation.write_case", by=by, on=case)
    except IntegrityError:
        raise Refused(_("Er is al een casus met deze code. Kies een andere code.")) from None
    return case


@transaction.atomic
def change_case(case: Case, values: Mapping[str, Any], *, by: User | None, seen: int | None = None) -> Case:
    """Change a case. Other words make it a concept again, and its last writer who changed them.

    `seen` is the edition that was on the screen; an older one raises ChangedMeanwhile, and nothing is written.
    Raises Refused for a case that is out of use.
    """
    kept = Case.objects.select_for_update().get(pk=case.pk)
    if seen is not None and seen != kept.edition:
        raise ChangedMeanwhile(_("Een collega veranderde deze casus terwijl u bezig was. Kijk wat er veranderde."))
    if kept.state == CaseState.RETIRED:
        raise Refused(_("Deze casus is uit gebruik. Neem hem eerst weer in gebruik."))
    values = {name: value for name, value in _guarded(values).items() if name in (*WORDS, *FACTS)}
    changed = {name for name, value in values.items() if getattr(kept, name) != value}
    if not changed:
        return kept
    for name in changed:
        setattr(kept, name, values[name])
    if changed & set(WORDS):
        kept.written_by, kept.state, kept.reviewed_by, kept.reviewed_on = by, CaseState.DRAFT, None, None
    kept.edition += 1
    kept.save()
    record("consultation.change_case", by=by, on=kept, edition=kept.edition)
    return kept


@transaction.atomic
def retire_case(case: Case, *, by: User | None) -> Case:
    """Out of use: in no new set. Sets that have it keep it. Twice is harmless."""
    return _to(case, CaseState.RETIRED, "consultation.retire_case", by)


@transaction.atomic
def restore_case(case: Case, *, by: User | None) -> Case:
    """In use again, as a concept: somebody looks it over first."""
    kept = Case.objects.select_for_update().get(pk=case.pk)
    if kept.state != CaseState.RETIRED:
        return kept
    kept.reviewed_by, kept.reviewed_on = None, None
    kept.save(update_fields=["reviewed_by", "reviewed_on"])
    return _to(kept, CaseState.DRAFT, "consultation.restore_case", by)


def _to(case: Case, state: CaseState, action: str, by: User | None) -> Case:
    kept = Case.objects.select_for_update().get(pk=case.pk)
    if kept.state != state:
        kept.state, kept.edition = state, kept.edition + 1
        kept.save(update_fields=["state", "edition"])
        record(action, by=by, on=kept)
    return kept


def mix_in_words(cases: Iterable[Case]) -> list[str]:
    """What mix this is, a sentence each: about whom, how heavy, how many people. [] for no cases."""
    cases = list(cases)
    if not cases:
        return []
    groups, weights, reaches = (
        Counter(getattr(case, name) for case in cases) for name in ("group", "weight", "reach")
    )
    return [
        ngettext("%(n)d casus", "%(n)d casussen", len(cases)) % {"n": len(cases)},
        _("Over wie: %(citizen)d burgers, %(entrepreneur)d ondernemers, %(youth)d jongeren.")
        % {group.value: groups[group] for group in CaseGroup},
        _("Hoe zwaar: %(complex)d ingewikkeld, %(light)d licht.") % {each.value: weights[each] for each in CaseWeight},
        _("Hoeveel mensen: %(single)d over één mens, %(mass)d over veel mensen.")
        % {each.value: reaches[each] for each in CaseReach},
    ]


def numbers_noticed(story: str) -> list[str]:
    """What the guard sees in a story, as sentences: a made-up story has no numbers of anybody."""
    return privacy.explain(privacy.inspect(privacy.clean(story)))


def _guarded(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: privacy.guard_for_storage(value)[0].replace("\r\n", "\n").strip() if name in WORDS else value
        for name, value in values.items()
    }


def _free_code(title: str) -> str:
    base = slugify(title)[:_CODE_LENGTH].strip("-") or "casus"
    taken = set(Case.objects.filter(code__startswith=base).values_list("code", flat=True))
    return base if base not in taken else next(c for n in range(2, 10_000) if (c := f"{base}-{n}") not in taken)
