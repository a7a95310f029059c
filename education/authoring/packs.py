"""Starting a pack and changing what it says of itself, never over somebody else's change."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from people.models import User

from ..enums import AUDIENCE_OF, MaterialKind, PackState
from ..models import LessonPack, Material

#: Addresses under /lespakketten/ that the website uses itself.
RESERVED = frozenset({"bestand", "bladzijde", "deel", "rss", "nieuw", "klas", "mail", "zoeken", "reactie", "uitgave"})
#: What a new pack begins with, empty, so that an editor sees what belongs in it.
_BEGINS_WITH = (
    MaterialKind.GUIDE,
    MaterialKind.WORKSHEET,
    MaterialKind.ANSWERS,
    MaterialKind.SAFE_LESSON,
    MaterialKind.PARENTS,
)


def problems_in(pack: LessonPack | None, values: Mapping[str, Any]) -> dict[str, str]:
    """What of `values` cannot be, by field: a sentence each. `pack` is the pack as it is now; None for a new one."""
    slug = values.get("slug")
    problems: dict[str, str] = {}
    if slug in RESERVED:
        problems["slug"] = _("Dit adres gebruikt de website zelf. Kies een ander adres.")
    elif pack is not None and slug and slug != pack.slug and pack.state != PackState.DRAFT:
        problems["slug"] = _("Docenten hebben dit adres al. Het kan niet meer veranderen.")
    return problems


@transaction.atomic
def start_pack(values: Mapping[str, Any], *, token: UUID, by: User | None) -> LessonPack:
    """A new draft with empty materials to begin with. The same `token` twice is one pack."""
    before = LessonPack.objects.filter(creation_token=token).first()
    if before is not None:
        return before
    if problems := problems_in(None, values):
        raise Refused(" ".join(problems.values()))
    slug = values.get("slug") or _free_slug(values["title"])
    try:
        with transaction.atomic():
            pack = LessonPack.objects.create(**{**values, "slug": slug}, creation_token=token)
    except IntegrityError as error:  # the same press at the same moment, or a colleague with the same address
        raced = LessonPack.objects.filter(creation_token=token).first()
        if raced is None:
            raise Refused(_("Er is al een lespakket met dit adres. Kies een ander adres.")) from error
        return raced
    Material.objects.bulk_create(
        Material(pack=pack, order=place, kind=kind, audience=AUDIENCE_OF[kind], title=str(kind.label))
        for place, kind in enumerate(_BEGINS_WITH, start=1)
    )
    record("education.start_pack", by=by, on=pack)
    log(instance=pack, action="wagtail.create", user=by)
    return pack


def _free_slug(title: str) -> str:
    base = slugify(title)[:50] or "lespakket"
    taken = set(LessonPack.objects.filter(slug__startswith=base).values_list("slug", flat=True)) | RESERVED
    return next(slug for slug in (base, *(f"{base}-{number}" for number in range(2, 999))) if slug not in taken)


@transaction.atomic
def change_pack(pack: LessonPack, values: Mapping[str, Any], *, seen: int, by: User | None) -> LessonPack:
    """Write these fields. Raises ChangedMeanwhile when `seen` is an older version, Refused for what cannot be."""
    kept = LessonPack.objects.select_for_update(of=("self",)).get(pk=pack.pk)
    if seen != kept.version:
        raise ChangedMeanwhile(_("Een collega veranderde dit lespakket terwijl u bezig was. Kijk wat er veranderde."))
    if problems := problems_in(kept, values):
        raise Refused(" ".join(problems.values()))
    plain = {name: value for name, value in values.items() if name != "agenda_items"}
    for name, value in plain.items():
        setattr(kept, name, value)
    kept.version += 1
    kept.save(update_fields=[*plain, "version"])
    if "agenda_items" in values:
        kept.agenda_items.set(values["agenda_items"])
    record("education.change_pack", by=by, on=kept)
    log(instance=kept, action="wagtail.edit", user=by)
    return kept
