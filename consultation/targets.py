"""Whom a round wants to hear: all targets of a round are changed as one table, by one organiser at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from people.models import Perspective, User
from people.service import PerspectiveLevel

from .enums import RoundState
from .figures.reading import fills_target
from .models import Round, Target
from .models.target import DEFAULT_TOLERANCE
from .round_templates import TargetTemplate

_OPEN_FOR_CHANGE = (RoundState.DRAFT, RoundState.ANNOUNCED, RoundState.OPEN)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for one perspective. Without share and minimum there is no target."""

    share: int | None = None
    tolerance: int = DEFAULT_TOLERANCE
    minimum: int = 0

    @property
    def asks_something(self) -> bool:
        """Whether this is a target at all."""
        return self.share is not None or self.minimum > 0


def tree_of_targets() -> list[Perspective]:
    """Every perspective that can have a target: groups, each followed by its kinds. One query."""
    return [perspective for perspective in whole_tree() if fills_target(perspective)]


def whole_tree() -> list[Perspective]:
    """All perspectives in order, each with its group at hand. One query."""
    return list(Perspective.objects.select_related("parent").order_by("order", "pk"))


def targets_of(round_: Round) -> list[Target]:
    """The targets of a round, in the order of the tree. One query."""
    return list(Target.objects.filter(round=round_).select_related("perspective__parent"))


def version_of(targets: Iterable[Target]) -> str:
    """The table as somebody has it on the screen: two that differ in a figure differ in this."""
    rows = sorted((each.perspective_id, each.share, each.tolerance, each.minimum) for each in targets)
    return sha256(repr(rows).encode()).hexdigest()[:16]


def may_change(round_: Round) -> bool:
    """Whether the targets can change now. Afterwards they are what the round is measured by."""
    return round_.state in _OPEN_FOR_CHANGE


def problems_in(wishes: Mapping[int, Wish], tree: Iterable[Perspective]) -> list[str]:
    """What does not add up: a sentence each, with the number it is now. Empty when all is well."""
    shares = {key: wish.share for key, wish in wishes.items() if wish.share is not None}
    groups = [each for each in tree if each.level == PerspectiveLevel.GROUP]
    problems: list[str] = []
    of_groups = {group.pk: shares[group.pk] for group in groups if group.pk in shares}
    if of_groups and sum(of_groups.values()) != 100:
        problems.append(
            _("De groepen moeten samen 100 procent zijn. Nu is het %(now)d. Of laat het bij alle groepen leeg.")
            % {"now": sum(of_groups.values())}
        )
    for group in groups:
        of_kinds = sum(shares.get(kind.pk, 0) for kind in tree if kind.parent_id == group.pk)
        if of_kinds > of_groups.get(group.pk, 0):
            problems.append(
                _(
                    "De soorten onder ‘%(group)s’ zijn samen %(kinds)d procent. De groep zelf is %(now)d. "
                    "Maak de soorten kleiner, of de groep groter."
                )
                % {"group": group.label, "kinds": of_kinds, "now": of_groups.get(group.pk, 0)}
            )
    return problems


@transaction.atomic
def set_targets(round_: Round, wishes: Mapping[int, Wish], *, seen: str, by: User | None) -> list[Target]:
    """Make the targets of this round what `wishes` says, by id of perspective; what is not in it stays as it is.

    `seen` is :func:`version_of` the table that was on the screen. Raises ChangedMeanwhile when a colleague was first,
    and Refused with a sentence when the shares do not add up or the round is closed. Then nothing was written.
    """
    round_ = Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    if not may_change(round_):
        raise Refused(_("De ronde is gesloten. De streefcijfers staan nu vast: daaraan meten wij wie er gehoord is."))
    now = {each.perspective_id: each for each in targets_of(round_)}
    if version_of(now.values()) != seen:
        raise ChangedMeanwhile(
            _(
                "Een collega veranderde de streefcijfers ook. Wat u typte, staat er nog. "
                "Ernaast staat wat nu bewaard is. Kijk het na en bewaar opnieuw."
            )
        )
    tree = tree_of_targets()
    wished = {each.pk: wishes[each.pk] for each in tree if each.pk in wishes}
    if problems := problems_in({**{key: _wish(each) for key, each in now.items()}, **wished}, tree):
        raise Refused(" ".join(problems))
    Target.objects.filter(round=round_, perspective__in=list(wished)).delete()
    Target.objects.bulk_create(
        Target(round=round_, perspective_id=key, share=wish.share, tolerance=wish.tolerance, minimum=wish.minimum)
        for key, wish in wished.items()
        if wish.asks_something
    )
    record("consultation.set_targets", by=by, on=round_)
    return targets_of(round_)


def set_targets_of_template(round_: Round, templates: Iterable[TargetTemplate]) -> None:
    """What the template of a new round asks for; perspectives that do not exist (any more) are left out."""
    by_code = {each.code: each for each in tree_of_targets()}
    Target.objects.bulk_create(
        Target(round=round_, perspective=by_code[each.perspective], share=each.share, minimum=each.minimum)
        for each in templates
        if each.perspective in by_code
    )


def copy_targets(source: Round, to: Round) -> None:
    """A round that is copied wants to hear the same people. `to` has no targets yet."""
    Target.objects.bulk_create(
        Target(
            round=to,
            perspective_id=each.perspective_id,
            share=each.share,
            tolerance=each.tolerance,
            minimum=each.minimum,
        )
        for each in source.targets.all()
    )


def _wish(target: Target) -> Wish:
    return Wish(target.share, target.tolerance, target.minimum)
