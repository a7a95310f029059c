"""Levels and minutes as teachers say them."""

from collections.abc import Sequence

from django.db.models import TextChoices
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..enums import Level

#: A kind of school, its levels, and what each is called inside it.
_FAMILIES: tuple[tuple[str, dict[str, str]], ...] = (
    ("vmbo", {Level.VMBO_BB: "basis", Level.VMBO_KB: "kader", Level.VMBO_TL: "tl"}),
    ("mbo", {Level.MBO_1: "1", Level.MBO_2: "2", Level.MBO_3: "3", Level.MBO_4: "4"}),
)


def levels_in_words(levels: Sequence[str]) -> str:
    """For example "praktijkonderwijs, vmbo basis en kader, mbo 1 en 2"; a whole kind of school is only its name."""
    found = [_("praktijkonderwijs")] if Level.PRO in levels else []
    for position, (name, members) in enumerate(_FAMILIES):
        here = [called for code, called in members.items() if code in levels]
        if here:
            found.append(name if len(here) == len(members) else f"{name} {get_text_list(here, _('en'))}")
        if position == 0:
            found += [code for code in (Level.HAVO, Level.VWO) if code in levels]
    return ", ".join(str(each) for each in found)


def label_of(codes: type[TextChoices], code: str) -> str:
    """The label of a code; of a code that an old release has and we no longer know, the code itself."""
    return str(codes(code).label) if code in codes else code


def minutes_in_words(minutes: int) -> str:
    """For example "45 minuten"."""
    return ngettext("%(number)d minuut", "%(number)d minuten", minutes) % {"number": minutes}


def size_in_words(size: int) -> str:
    """A size in bytes, for example "120 kB" or "3,4 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
