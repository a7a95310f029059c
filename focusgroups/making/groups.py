"""A new group from a template, with its page; and other texts, never over somebody else's change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from audit.service import record
from consultation.models import Round
from contributions.models import AgendaItem
from contributions.service import ChangedMeanwhile, Refused
from people.models import User
from privacy.service import guard_for_storage

from ..enums import GroupState
from ..models import FocusGroup, FocusGroupPage
from ..publishing import add_page
from .templates import TEMPLATES

_SLUG_LENGTH = 60
#: Addresses under /gespreksgroepen/ that the website uses itself.
RESERVED_SLUGS = frozenset({"aanmelden", "aanmelding", "bedankje", "mijn", "terugblik", "toestemming", "uitleg"})
#: What people write in their own words.
_IN_WORDS = ("title", "question", "for_whom", "what_you_get", "words_used", "contact_name")


@dataclass(frozen=True, slots=True)
class Start:
    """What an organiser says of a new group. What is left empty comes from the template."""

    kind: str
    title: str = ""
    question: str = ""
    for_whom: str = ""
    round: Round | None = None
    agenda_items: Iterable[AgendaItem] = ()
    contact_name: str = ""
    contact_phone: str = ""


def create_group(start: Start, *, by: User | None, token: UUID | None = None, is_example: bool = False) -> FocusGroup:
    """Make a group in draft with its page (not published). The same `token` twice is one group.

    Raises Refused for a kind that does not exist.
    """
    if start.kind not in TEMPLATES:
        raise Refused(_("Deze soort bestaat niet. Kies een soort uit de lijst."))
    try:
        with transaction.atomic():
            return made_before(token) or _make(start, by=by, token=token, is_example=is_example)
    except IntegrityError:  # the other half of a double click was first
        if (made := made_before(token)) is not None:
            return made
        raise Refused(_("Er is al een groep met dit adres. Kies een andere titel.")) from None


def made_before(token: UUID | None) -> FocusGroup | None:
    """The group that this form made already."""
    return FocusGroup.objects.filter(creation_token=token).first() if token else None


def _make(start: Start, *, by: User | None, token: UUID | None, is_example: bool) -> FocusGroup:
    template = TEMPLATES[start.kind]
    title = guard_for_storage(start.title)[0].strip() or str(template.title)
    group = FocusGroup.objects.create(
        kind=start.kind,
        slug=free_slug(slugify(title)),
        title=title,
        question=guard_for_storage(start.question)[0].strip() or str(template.question),
        round=start.round,
        for_whom=guard_for_storage(start.for_whom)[0].strip() or str(template.for_whom),
        what_you_get=str(template.what_you_get),
        words_used=str(template.words_used),
        size=template.size,
        minimum=template.minimum,
        most_sessions=template.most_sessions,
        contact_name=guard_for_storage(start.contact_name)[0],
        contact_phone=start.contact_phone,
        creation_token=token,
        is_example=is_example,
    )
    of_round = start.round.occasion.agenda_items.all() if start.round else ()
    group.agenda_items.set(list(start.agenda_items) or of_round)
    add_page(group)
    record("focusgroups.create_group", by=by, on=group, kind=start.kind)
    log(instance=group, action="wagtail.create", user=by)
    return group


def free_slug(wanted: str) -> str:
    """`wanted`, or the first of wanted-2, wanted-3 … that no group has."""
    base = wanted[: _SLUG_LENGTH - 4] or "groep"
    taken = {*RESERVED_SLUGS, *FocusGroup.objects.filter(slug__startswith=base).values_list("slug", flat=True)}
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def problems_in(group: FocusGroup, values: Mapping[str, Any]) -> dict[str, str]:
    """What of `values` cannot be, by field: a sentence each. `group` is the group as it is now."""
    problems: dict[str, str] = {}
    if values.get("slug") in RESERVED_SLUGS:
        problems["slug"] = _("Dit adres gebruikt de website zelf. Kies een ander adres.")
    if "slug" in values and values["slug"] != group.slug and group.state != GroupState.DRAFT:
        problems["slug"] = _("Mensen hebben dit adres al. Het kan niet meer veranderen.")
    size, minimum = values.get("size", group.size), values.get("minimum", group.minimum)
    if not minimum:
        problems["minimum"] = _("Er moet minstens één persoon komen. Kies 1 of meer.")
    elif size is not None and minimum > size:
        problems["minimum"] = _("Dit is meer dan er mensen bij kunnen. Kies een kleiner getal.")
    return problems


@transaction.atomic
def change_group(
    group: FocusGroup, values: Mapping[str, Any], *, by: User | None, seen: int | None = None
) -> FocusGroup:
    """Change texts and numbers; `values` are fields of FocusGroup, `agenda_items` included. Its state stays.

    `seen` is the version on the screen: an older one raises ChangedMeanwhile, and nothing is written. Raises Refused
    with the sentences of :func:`problems_in`.
    """
    group = FocusGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    if seen is not None and seen != group.version:
        raise ChangedMeanwhile(_("Een collega veranderde deze groep terwijl u bezig was. Kijk wat er veranderde."))
    if problems := problems_in(group, values):
        raise Refused(" ".join(problems.values()))
    fields = [name for name in values if name != "agenda_items"]
    for name in fields:
        setattr(group, name, guard_for_storage(values[name])[0] if name in _IN_WORDS else values[name])
    group.version += 1
    group.save(update_fields=[*fields, "version"])
    if "agenda_items" in values:
        group.agenda_items.set(values["agenda_items"])
    page = FocusGroupPage.objects.filter(group=group).first()
    if page is not None and page.slug != group.slug:
        page.group, page.slug = group, group.slug
        page.save()
    record("focusgroups.change_group", by=by, on=group)
    log(instance=group, action="wagtail.edit", user=by)
    return group
