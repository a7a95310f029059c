"""What is told about a plan, in short sentences. The codes come from the parts that found them."""

from collections.abc import Callable

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gatherings.models import Gathering
from people.models import Perspective
from people.service import Province

from .checking import Broken, Rule
from .reading import Question
from .what_if import Help
from .why_not import NotOpened, WhyNot


def moment(gathering: Gathering) -> str:
    """Day, time and place: "di 12 januari, 19.00 uur, Zwolle"."""
    place = gathering.venue.town if gathering.venue else gathering.get_mode_display()
    day, hour = date_format(gathering.starts_here, "D j F"), date_format(gathering.starts_here, "H.i")
    return _("%(day)s, %(hour)s uur, %(place)s") % {"day": day, "hour": hour, "place": place}


def value_name(feature: str, value: str) -> str:
    """A value of a quota in words: the perspective, the province, or what the organiser called it."""
    if feature in ("perspective_group", "perspective"):
        known = Perspective.objects.filter(code=value).first()
        return known.label if known else value
    return str(dict(Province.choices).get(value, value)) if feature == "province" else value


def why_not_placed(code: str) -> str:
    """Why somebody has no seat."""
    return {
        WhyNot.KEPT_OUT: _("U hield deze persoon buiten het plan."),
        WhyNot.NO_MOMENTS: _("Er zijn nog geen momenten. Voeg eerst momenten toe."),
        WhyNot.NOT_ANSWERED: _("Wij weten nog niet wanneer deze persoon kan. Vraag het na."),
        WhyNot.NEVER: _("Deze persoon kan op geen enkel moment."),
        WhyNot.NEEDS: _("Waar deze persoon kan, heeft de plek niet wat nodig is."),
        WhyNot.LOCK: _("U zette deze persoon vast op een moment dat niet kan."),
        WhyNot.COMPANY: _("Deze mensen komen samen, maar kunnen niet samen op één moment."),
        WhyNot.NOT_OPENED: _("De momenten waarop deze persoon kan, gaan niet door."),
        WhyNot.FULL: _("De tafels waar deze persoon kan, zijn vol."),
        WhyNot.APART: _("Daar zit iemand met wie deze persoon niet aan één tafel hoort."),
        WhyNot.OFFICIALS: _("Daar zitten al genoeg mensen van de overheid naast de burgers."),
        WhyNot.ALONE: _("Deze persoon zou daar zitten met te weinig andere burgers."),
        WhyNot.TABLE_QUOTA: _("Met deze persoon klopt uw afspraak per tafel niet meer."),
        WhyNot.QUOTA: _("Er zijn al genoeg mensen met dit kenmerk."),
        WhyNot.ROOM_FOR_OTHERS: _("Deze plek maakte ruimte voor anderen. U kunt zelf anders kiezen."),
    }.get(WhyNot(code) if code else WhyNot.ROOM_FOR_OTHERS, "")


def why_not_opened(code: str, number: int, needed: int) -> str:
    """Why a moment does not go ahead, with the counts."""
    counts = {"number": number, "needed": needed}
    return {
        NotOpened.VENUE_CLOSED: _("De plek is gesloten. Kies een andere plek."),
        NotOpened.MODERATOR_BUSY: _("De gespreksleider heeft dan een andere bijeenkomst."),
        NotOpened.VENUE_BUSY: _("De zaal is dan al bezet."),
        NotOpened.BY_WISH: _("U zette dit moment op ‘gaat niet door’."),
        NotOpened.TOO_FEW: _("Er kunnen hier %(number)d mensen. Nodig zijn er %(needed)d.") % counts,
        NotOpened.FEW_CITIZENS: _("Er kunnen hier %(number)d burgers. Nodig zijn er %(needed)d.") % counts,
        NotOpened.TABLE_QUOTA: _("Uw afspraak per tafel lukt hier niet: %(number)d van %(needed)d.") % counts,
        NotOpened.SAME_TIME: _("De gespreksleider of de zaal is dan bij een andere tafel."),
        NotOpened.ENOUGH_SESSIONS: _("Hier kunnen %(number)d mensen. Maar u wilt hoogstens %(needed)d bijeenkomsten.")
        % counts,
        NotOpened.BETTER_ELSEWHERE: _("Op andere momenten past het beter. Hier bleven %(number)d mensen over.")
        % counts,
    }[NotOpened(code)]


def what_helps(help_: str, people: int, about: list[str], moments: dict[str, str]) -> str:
    """One change, and how many more people have a place then."""
    gain = ngettext("%(people)d persoon meer", "%(people)d mensen meer", people) % {"people": people}
    return _("%(change)s: %(gain)s.") % {"change": _change(Help(help_), about, moments), "gain": gain}


def _change(help_: Help, about: list[str], moments: dict[str, str]) -> str:
    if help_ == Help.ONE_SESSION:
        return (
            _("Eén bijeenkomst meer (%(moment)s)") % {"moment": moments.get(about[0], "")}
            if about
            else _("Eén bijeenkomst meer")
        )
    if help_ == Help.ONE_MOMENT:
        return _one_moment(about)
    if help_ == Help.ONE_CHAIR:
        return _("Eén stoel meer op %(moment)s") % {"moment": moments.get(about[0], "")}
    if help_ == Help.LOWER_QUOTA:
        return _("Eén minder nodig voor ‘%(value)s’ in de hele groep") % {"value": value_name(*about)}
    if help_ == Help.LOWER_TABLE_QUOTA:
        return _("Eén minder nodig voor ‘%(value)s’ per tafel") % {"value": value_name(*about)}
    if help_ == Help.LOWER_MINIMUM:
        return _("Al doorgaan met één persoon minder")
    return _("Eén burger erbij die altijd kan")


def _one_moment(about: list[str]) -> str:
    town, part = about
    words = {"morning": _("ochtend"), "afternoon": _("middag"), "evening": _("avond")}[part]
    if not town:
        return _("Nog een %(part)s, online of aan de telefoon") % {"part": words}
    return _("Nog een %(part)s in %(town)s") % {"part": words, "town": town}


_BROKEN: dict[Rule, Callable[[], str]] = {
    Rule.CANNOT_COME: lambda: _("Deze persoon kan dan niet."),
    Rule.NEED_NOT_MET: lambda: _("De plek heeft niet wat deze persoon nodig heeft."),
    Rule.FULL: lambda: _("Daar is geen stoel meer vrij."),
    Rule.TOO_FEW: lambda: _("Er zitten te weinig mensen om door te gaan."),
    Rule.FEW_CITIZENS: lambda: _("Burgers zitten minstens met z’n drieën aan een tafel."),
    Rule.MANY_OFFICIALS: lambda: _("Naast burgers zit hoogstens half zoveel overheid, en nooit meer dan twee."),
    Rule.ONE_AT_A_TIME: lambda: _("Een gesprek is met één persoon tegelijk."),
    Rule.TABLE_QUOTA: lambda: _("Uw afspraak per tafel klopt dan niet."),
    Rule.APART: lambda: _("Daar zit iemand met wie deze persoon niet aan één tafel hoort."),
    Rule.TOGETHER: lambda: _("Mensen die samen komen, zitten aan één tafel."),
    Rule.MODERATOR_TWICE: lambda: _("De gespreksleider is dan bij een andere tafel."),
    Rule.VENUE_TWICE: lambda: _("De zaal is dan al bezet."),
    Rule.TOO_MANY_SESSIONS: lambda: _("Er zijn meer bijeenkomsten dan u wilt."),
    Rule.SHUT: lambda: _("Dit moment kan niet: de zaal of de gespreksleider is er niet."),
    Rule.CLOSED_BY_WISH: lambda: _("U zette dit moment op ‘gaat niet door’."),
    Rule.SEAT_MOVED: lambda: _("Wie al ja zei, houdt zijn plek."),
    Rule.LOCK_BROKEN: lambda: _("U zette deze persoon ergens anders vast."),
}


def sentence_of_broken(broken: Broken, question: Question) -> str:
    """A broken rule, and at which moment."""
    words = _BROKEN.get(broken.rule, lambda: _("Dit plan past niet meer bij de momenten. Maak een nieuw plan."))()
    gathering = question.gatherings.get(broken.slot)
    return _("%(moment)s: %(words)s") % {"moment": moment(gathering), "words": words} if gathering else words


def no_moderator() -> str:
    """A table that nobody leads yet."""
    return _("Er is nog geen gespreksleider.")


def no_venue() -> str:
    """A table without a room."""
    return _("Er is nog geen plek.")


def to_arrange(needs: list[str]) -> str:
    """What the organiser must still arrange for this table."""
    return _("Regel nog: %(needs)s.") % {"needs": ", ".join(needs)}
