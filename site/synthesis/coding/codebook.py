"""Deeds on the codebook. Each leaves a :class:`CodeEvent`: how the code was, how it is, who did it and why.

Merging and splitting move codings in a fixed number of queries, however many there are.
"""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User
from privacy.service import guard_for_storage

from ..enums import CodeDeed
from ..models import Code, CodebookVersion, CodeEvent, Coding, Excerpt

_WORDS = ("name", "definition", "example", "counter_example")
_TOLD = ("name", "definition", "example", "counter_example", "order")
DEEPEST = 5


@transaction.atomic
def make_code(
    *,
    name: str,
    by: User | None,
    parent: Code | None = None,
    definition: str = "",
    example: str = "",
    counter_example: str = "",
    order: int = 0,
    split_from: Code | None = None,
    is_example: bool = False,
) -> Code:
    """A new code. Raises :class:`Refused` when there is one with this name, or when the tree would be too deep."""
    if parent is not None:
        parent = _in_use(parent)
        if len(_above(parent)) + 1 >= DEEPEST:
            raise Refused(_("Het codeboek is hier al diep genoeg. Kies een code hogerop."))
    code = Code(
        name=name.strip(),
        parent=parent,
        definition=definition,
        example=example,
        counter_example=counter_example,
        order=order,
        split_from=split_from,
        is_example=is_example,
    )
    _save(code)
    _tell(code, CodeDeed.MADE, by)
    return code


@transaction.atomic
def change_code(code: Code, *, by: User | None, note: str = "", **texts: Any) -> Code:
    """Other words for a code. `texts` are fields of it; raises :class:`Refused` when the name is taken."""
    standing = _in_use(code)
    before = _as_data(standing)
    for name, value in texts.items():
        if name not in _TOLD:
            raise ValueError(name)
        setattr(standing, name, value.strip() if isinstance(value, str) else value)
    if _as_data(standing) == before:
        return standing
    standing.version += 1
    _save(standing)
    _tell(standing, CodeDeed.CHANGED, by, before=before, note=note)
    return standing


@transaction.atomic
def move_code(code: Code, parent: Code | None, *, by: User | None, note: str = "") -> Code:
    """Put a code, with all below it, under another (or at the top). Raises :class:`Refused` for a circle."""
    list(Code.objects.select_for_update().order_by("pk").values_list("pk", flat=True))  # one mover at a time
    standing = _in_use(code)
    if parent is not None:
        parent = _in_use(parent)
        above = _above(parent)
        if standing.pk in {parent.pk, *(each.pk for each in above)}:
            raise Refused(_("Een code kan niet onder zichzelf staan. Kies een andere plek."))
        if len(above) + 1 + _depth_below(standing) >= DEEPEST:
            raise Refused(_("Het codeboek is hier al diep genoeg. Kies een code hogerop."))
    before = _as_data(standing)
    standing.parent = parent
    standing.version += 1
    standing.save(update_fields=["parent", "version"])
    _tell(standing, CodeDeed.MOVED, by, before=before, note=note)
    return standing


@transaction.atomic
def merge_codes(code: Code, into: Code, *, by: User | None, note: str = "") -> int:
    """Everything with `code` gets `into` instead; returns how many codings went over. `code` is not in use any more.

    An excerpt that already had both keeps one. What stood under `code` stands under `into`. Raises :class:`Refused`
    for a code with itself, with one below it, or with one that is not in use.
    """
    first, second = _both_in_use(code, into)
    if first.pk == second.pk:
        raise Refused(_("Kies een andere code om mee samen te voegen."))
    if first.pk in {each.pk for each in _above(second)}:
        raise Refused(_("De ene code staat onder de andere. Verplaats die eerst."))
    before = _as_data(first)
    codings = Coding.objects.filter(code=first)
    codings.filter(excerpt__in=Coding.objects.filter(code=second).values("excerpt")).delete()
    moved = codings.update(code=second)
    Code.objects.filter(parent=first).update(parent=second)
    first.merged_into, first.retired_on = second, timezone.localdate()
    first.version += 1
    first.save(update_fields=["merged_into", "retired_on", "version"])
    _tell(first, CodeDeed.MERGED, by, before=before, note=note, codings=moved, into=second.name)
    return moved


@transaction.atomic
def split_code(code: Code, name: str, excerpts: Iterable[Excerpt], *, by: User | None, note: str = "") -> Code:
    """A new code beside this one, for these of its excerpts; the others keep the old one.

    Raises :class:`Refused` when none of the excerpts has the code, or when the name is taken.
    """
    standing = _in_use(code)
    chosen = Coding.objects.filter(code=standing, excerpt__in=[each.pk for each in excerpts])
    if not chosen.exists():
        raise Refused(_("Vink aan welke fragmenten bij de nieuwe code horen."))
    fresh = make_code(name=name, by=by, parent=standing.parent, order=standing.order, split_from=standing)
    moved = chosen.update(code=fresh)
    _tell(standing, CodeDeed.SPLIT, by, before=_as_data(standing), note=note, codings=moved, into=fresh.name)
    return fresh


@transaction.atomic
def retire_code(code: Code, *, by: User | None, note: str = "") -> Code:
    """Nobody can give it any more; what has it keeps it. Raises :class:`Refused` when codes in use stand below it."""
    standing = _in_use(code)
    if Code.objects.in_use().filter(parent=standing).exists():
        raise Refused(_("Onder deze code staan nog andere codes. Verplaats die eerst."))
    before = _as_data(standing)
    standing.retired_on = timezone.localdate()
    standing.version += 1
    standing.save(update_fields=["retired_on", "version"])
    _tell(standing, CodeDeed.RETIRED, by, before=before, note=note)
    return standing


@transaction.atomic
def revive_code(code: Code, *, by: User | None, note: str = "") -> Code:
    """In use again. Raises :class:`Refused` for a code that went up in another, or whose name is taken now."""
    standing = Code.objects.select_for_update().get(pk=code.pk)
    if standing.merged_into_id:
        raise Refused(_("Deze code is opgegaan in een andere. Maak een nieuwe code."))
    if standing.retired_on is None:
        return standing
    before = _as_data(standing)
    standing.retired_on = None
    if standing.parent is not None and standing.parent.retired_on is not None:
        standing.parent = None
    standing.version += 1
    _save(standing)
    _tell(standing, CodeDeed.REVIVED, by, before=before, note=note)
    return standing


@transaction.atomic
def delete_code(code: Code, *, by: User | None) -> None:
    """Only a code that nothing was ever said with can go. Raises :class:`Refused` with what can be done instead."""
    standing = Code.objects.select_for_update().get(pk=code.pk)
    if standing.codings.exists():
        raise Refused(_("Deze code is al gegeven. Voeg haar samen met een andere, of stel haar buiten gebruik."))
    if standing.children.exists() or standing.merged.exists() or standing.parts.exists():
        raise Refused(_("Andere codes verwijzen naar deze code. Stel haar buiten gebruik."))
    record("synthesis.delete_code", by=by, on=standing, name=standing.name)
    standing.events.all().delete()
    standing.delete()


@transaction.atomic
def fix_version(*, by: User | None, note: str = "") -> CodebookVersion:
    """Keep the codebook as it stands now under the next number."""
    list(Code.objects.select_for_update().order_by("pk").values_list("pk", flat=True))
    last = CodebookVersion.objects.aggregate(last=Max("number"))["last"] or 0
    tree = [_as_data(code) for code in Code.objects.in_use().select_related("parent").order_by("order", "name")]
    version = CodebookVersion.objects.create(number=last + 1, tree=tree, note=note, by=by)
    record("synthesis.fix_codebook", by=by, on=version, codes=len(tree))
    return version


def _in_use(code: Code) -> Code:
    standing = Code.objects.select_for_update().get(pk=code.pk)
    if standing.retired_on is not None:
        raise Refused(_("De code ‘%(code)s’ is niet meer in gebruik. Kies een andere.") % {"code": standing.name})
    return standing


def _both_in_use(one: Code, other: Code) -> tuple[Code, Code]:
    """Locked in one order, so that two colleagues who merge the same pair the other way round do not wait forever."""
    first, second = sorted((one, other), key=lambda code: code.pk)
    found = {each.pk: each for each in (_in_use(first), _in_use(second))}
    return found[one.pk], found[other.pk]


def _above(code: Code) -> list[Code]:
    """The codes above this one, nearest first."""
    found: list[Code] = []
    up = code.parent
    while up is not None and len(found) <= DEEPEST:
        found.append(up)
        up = up.parent
    return found


def _depth_below(code: Code) -> int:
    level, depth = [code.pk], 0
    while depth < DEEPEST:
        level = list(Code.objects.filter(parent__in=level).values_list("pk", flat=True))
        if not level:
            break
        depth += 1
    return depth


def _save(code: Code) -> None:
    for name in _WORDS:
        setattr(code, name, guard_for_storage(getattr(code, name))[0])
    if not code.name:
        raise Refused(_("Geef de code een naam."))
    try:
        with transaction.atomic():
            code.save()
    except IntegrityError as taken:
        raise Refused(
            _("Er is al een code die ‘%(name)s’ heet. Kies een andere naam.") % {"name": code.name}
        ) from taken


def _as_data(code: Code) -> dict[str, Any]:
    data = {name: getattr(code, name) for name in _TOLD}
    return {"id": str(code.pk), **data, "parent": str(code.parent_id or ""), "retired": bool(code.retired_on)}


def _tell(
    code: Code, deed: str, by: User | None, *, before: dict[str, Any] | None = None, note: str = "", **more: Any
) -> None:
    CodeEvent.objects.create(
        code=code,
        deed=deed,
        before=before or {},
        after={**_as_data(code), **more},
        note=guard_for_storage(note)[0][:300],
        by=by,
    )
    record(f"synthesis.code_{deed}", by=by, on=code, **more)
