"""A pack as the overview needs it to choose: small, without its materials. All of them are read for each visit.

There are tens of packs, hundreds at most: one query, and a filter in memory that works the same on every database.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..models import LessonPack

#: Themes in the list to choose from: the most used keywords.
THEMES_SHOWN = 15


@dataclass(frozen=True, slots=True)
class LightPack:
    """What one can look for in a pack."""

    pk: int
    title: str
    summary: str
    levels: tuple[str, ...]
    subjects: tuple[str, ...]
    minutes: int
    keywords: tuple[str, ...]
    aims: tuple[str, ...]

    @property
    def themes(self) -> frozenset[str]:
        """Its keywords, as they stand in an address."""
        return frozenset(word.casefold() for word in self.keywords)


def light_packs() -> list[LightPack]:
    """Every pack that everybody may see, by title. One query."""
    names = ("pk", "title", "summary", "levels", "subjects", "minutes", "keywords", "aims")
    rows = LessonPack.objects.public().filter(page__live=True).order_by("title", "pk").values_list(*names)
    return [
        LightPack(pk, title, summary, tuple(levels), tuple(subjects), minutes, tuple(keywords), tuple(aims))
        for pk, title, summary, levels, subjects, minutes, keywords, aims in rows
    ]


def themes_of(packs: Iterable[LightPack]) -> dict[str, str]:
    """The most used keywords: as in an address -> as written; by alphabet."""
    counted = Counter(theme for pack in packs for theme in pack.themes)
    written = {word.casefold(): word for pack in packs for word in pack.keywords}
    most = sorted(counted, key=lambda theme: (-counted[theme], theme))[:THEMES_SHOWN]
    return {theme: written[theme] for theme in sorted(most)}
