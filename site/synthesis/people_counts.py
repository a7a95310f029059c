"""How many people were heard, per theme, told so that nobody can be picked out."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions.models import Participation
from contributions.service import Recruitment, hide_small_cells

CACHE_SECONDS = 300


@dataclass
class People:
    """People heard at one or more occasions: participations, never clicks.

    `by_recruitment` holds those whose number may be told of an occasion, as a dossier does; "" where their way may
    not. `by_group` holds everybody and is never told. `persons` holds different people per group, where somebody who
    came to three evenings is one: only so many can a quote hide among.
    """

    by_recruitment: Counter[str] = field(default_factory=Counter)
    by_group: Counter[str] = field(default_factory=Counter)
    persons: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: "People") -> "People":
        """Participations add up; different people do not, so those are counted apart."""
        return People(self.by_recruitment + other.by_recruitment, self.by_group + other.by_group)

    @property
    def total(self) -> int:
        """All people who may be told."""
        return self.by_recruitment.total()

    @property
    def untold(self) -> int:
        """Those beside them."""
        return max(self.by_group.total() - self.total, 0)


def people_sentence(people: People) -> str:
    """The count in words. Under the smallest cell it is not told, nor anything it could be worked out from."""
    smallest, total = settings.SMALLEST_CELL, people.total
    is_open, invited = people.by_recruitment[Recruitment.OPEN], people.by_recruitment[Recruitment.INVITED]
    if total + people.untold == 0:
        return _("Hierover sprak nog niemand mee.")
    if total + people.untold < smallest:
        return _("Minder dan %(smallest)s mensen spraken hierover mee.") % {"smallest": smallest}
    if total < smallest:
        return _("Een paar mensen spraken hierover mee.")
    if people.untold:
        return _("Minstens %(count)s mensen spraken hierover mee.") % {"count": total}
    whole = ngettext("%(count)s mens sprak hierover mee", "%(count)s mensen spraken hierover mee", total)
    whole %= {"count": total}
    if people.by_recruitment[""]:
        return f"{whole}."
    if not invited:
        return _("%(whole)s, via de open inschrijving.") % {"whole": whole}
    if not is_open:
        return _("%(whole)s, op uitnodiging.") % {"whole": whole}
    if min(is_open, invited) < smallest:
        return f"{whole}."
    return _("%(whole)s: %(open)s via de open inschrijving en %(invited)s op uitnodiging.") % {
        "whole": whole,
        "open": is_open,
        "invited": invited,
    }


def quote_source(group: str, people: People) -> str:
    """Who said this: the group when it is large enough to hide in, otherwise nobody in particular."""
    if group and people.persons[group] >= settings.SMALLEST_QUOTE_GROUP:
        return group
    return _("een deelnemer")


def people_per_theme() -> dict[int, People]:
    """Everybody heard at occasions about a theme, per agenda item; two queries, and at most once in five minutes."""
    counted: dict[int, People] | None = cache.get("synthesis.people.told")
    if counted is None:
        persons = _persons_per_theme()
        counted = _people_per_theme()
        for item_id, people in counted.items():
            people.persons = persons.get(item_id, Counter())
        cache.set("synthesis.people.told", counted, CACHE_SECONDS)
    return counted


_THEME = "occasion__agenda_items"
_GROUP = ("participant__perspective__label", "participant__perspective__parent__label")


def _counted() -> QuerySet[Participation]:
    """Those at an occasion that is about something; once per theme of it."""
    return Participation.objects.counted().filter(**{f"{_THEME}__isnull": False}).order_by()


def _people_per_theme() -> dict[int, People]:
    """Per theme the sum over its occasions of what may be told of each."""
    rows = _counted().values_list(_THEME, "occasion_id", "recruitment", *_GROUP).annotate(people=Count("pk"))
    tables: dict[tuple[int, int], dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for item_id, occasion_id, recruitment, label, group, people in rows:
        tables[item_id, occasion_id][group or label or ""][recruitment] += people
    per_theme: dict[int, People] = {}
    per_occasion: dict[int, People] = {}
    for (item_id, occasion_id), groups in tables.items():
        told = per_occasion.get(occasion_id) or per_occasion.setdefault(occasion_id, _told(groups))
        per_theme[item_id] = per_theme.get(item_id, People()) + told
    return per_theme


def _persons_per_theme() -> dict[int, Counter[str]]:
    """{agenda item: different people per group}; one query."""
    rows = _counted().values_list(_THEME, *_GROUP).annotate(people=Count("participant", distinct=True))
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for item_id, label, group, people in rows:
        counted[item_id][group or label or ""] += people
    return counted


def _told(groups: dict[str, Counter[str]]) -> People:
    """What may be told of one occasion: the totals under the table of group and way, small numbers hidden."""
    ways = Recruitment.values
    table = [[groups[group][way] for way in ways] for group in sorted(groups)]
    *by_way, total = hide_small_cells(table, smallest=settings.SMALLEST_CELL)[-1]
    told: Counter[str] = Counter()
    if total is not None:
        told.update({"": total} if None in by_way else dict(zip(ways, by_way, strict=True)))
    return People(+told, Counter({group: cells.total() for group, cells in groups.items()}))
