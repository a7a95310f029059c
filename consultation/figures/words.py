"""What the figures say, in plain words. Pure."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Target
from .balance import GOOD, Balance
from .gaps import Gap, GapState
from .people import PeopleRange
from .reading import Line, Reading


def gap_in_words(gap: Gap) -> str:
    """ "nog 4 mensen", "genoeg", "meer dan afgesproken"."""
    if gap.state == GapState.MISSING:
        return ngettext("nog %(number)d persoon", "nog %(number)d mensen", gap.missing) % {"number": gap.missing}
    return _("meer dan afgesproken") if gap.state == GapState.MORE else _("genoeg")


def who_is_missing(line: Line) -> str:
    """The gap with its name, for a list or a task: "jongeren: nog 4 mensen"."""
    assert line.gap is not None, "only a line with a target can miss anybody"
    return f"{line.perspective.label}: {gap_in_words(line.gap)}"


def target_in_words(target: Target) -> str:
    """ "34% (5 meer of minder mag), minstens 10 mensen"."""
    parts = []
    if target.share is not None:
        parts.append(
            _("%(share)d%% (%(tolerance)d meer of minder mag)")
            % {"share": target.share, "tolerance": target.tolerance}
        )
    if target.minimum:
        parts.append(
            ngettext("minstens %(number)d persoon", "minstens %(number)d mensen", target.minimum)
            % {"number": target.minimum}
        )
    return ", ".join(parts)


def people_in_words(people: PeopleRange) -> str:
    """ "124 mensen", or "tussen 110 en 124 mensen": never one number where people may be counted twice."""
    if people.is_one_number:
        return ngettext("%(number)d persoon", "%(number)d mensen", people.high) % {"number": people.high}
    return _("tussen %(low)d en %(high)d mensen") % {"low": people.low, "high": people.high}


def range_in_words(people: PeopleRange) -> str:
    """Where a range comes from, and whom we do not know it of. "" when there is nothing to explain."""
    sentences = []
    if not people.is_one_number:
        sentences.append(_("Sommige mensen zeggen dat zij al eerder meededen, of weten het niet meer."))
    if people.not_said:
        sentences.append(
            ngettext(
                "Van %(number)d persoon weten wij niet of die al eerder meedeed.",
                "Van %(number)d mensen weten wij niet of zij al eerder meededen. Wij tellen ieder één keer.",
                people.not_said,
            )
            % {"number": people.not_said}
        )
    return " ".join(sentences)


def balance_in_words(reading: Reading) -> str:
    """One sentence with its number."""
    balance: Balance | None = reading.balance
    if not reading.has_targets:
        return _("Er zijn nog geen streefcijfers. Vul in wie u wilt horen, dan ziet u hier wie ontbreekt.")
    if balance is None:
        if not reading.total:
            return _("Er is nog niemand gehoord uit een groep met een streefcijfer.")
        return _("De balans is nog niet te zeggen: minder dan twee groepen hebben een aandeel.")
    number = number_format(balance.value, decimal_pos=1)
    if balance.value >= GOOD:
        return _("De balans is %(number)s: de groepen zijn ongeveer zo gehoord als afgesproken.") % {"number": number}
    return _(
        "De balans is %(number)s (1 is precies zoals afgesproken). Het minst gehoord: %(least)s. "
        "Het meest gehoord: %(most)s."
    ) % {"number": number, "least": balance.least, "most": balance.most}
