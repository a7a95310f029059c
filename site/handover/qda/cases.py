"""Who said what together, for analysis software: a case is one person at one occasion. For the team only.

For everybody there are no cases: words of one person side by side tell more about that person than each of them does.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from xml.sax.saxutils import escape

from contributions.service import NOT_TOLD, Channel, Recruitment, Scope, Teller
from synthesis.service import words_shown

from ..formats.cells import whole_text
from .codes import GuidOf

#: What is told of a case, beside the group and the occasion that its words have too.
CASE_VARIABLES = (("channel", "Kanaal"), ("recruitment", "Werving"))
_CHUNK = 2_000


def cases_xml(scope: Scope, teller: Teller, guid: GuidOf) -> Iterator[str]:
    """`<Cases>` piece by piece; nothing for everybody, and nothing when nobody said anything."""
    if scope.audience != "intern":
        return
    rows = (
        words_shown(scope)
        .exclude(participation=None)
        .order_by("participation_id", "pk")
        .values_list(
            "participation_id",
            "pk",
            "occasion_id",
            "occasion__title",
            "participation__participant__perspective_id",
            "participation__channel",
            "participation__recruitment",
        )
    )
    is_first = True
    for key, own in groupby(rows.iterator(chunk_size=_CHUNK), key=itemgetter(0)):
        if is_first:
            yield "<Cases>"
        is_first = False
        said = list(own)
        _key, _words, occasion, title, perspective, channel, recruitment = said[0]
        group, way_is_told = teller.tell(occasion, perspective)
        values = {
            "group": group,
            "occasion": title,
            "channel": Channel(channel).label if way_is_told else NOT_TOLD,
            "recruitment": Recruitment(recruitment).label if way_is_told else NOT_TOLD,
        }
        case = guid(f"case:{key}")
        yield f'<Case guid="{case}" name="Deelname {case[:8]}">'
        yield from (variable_value(guid, name, str(told)) for name, told in values.items())
        yield from (f'<SourceRef targetGUID="{guid(row[1])}"/>' for row in said)
        yield "</Case>\n"
    if not is_first:
        yield "</Cases>"


def variable_value(guid: GuidOf, name: str, told: str) -> str:
    """One value of a case or a text."""
    return (
        f'<VariableValue><VariableRef targetGUID="{guid(f"variable:{name}")}"/>'
        f"<TextValue>{escape(whole_text(told))}</TextValue></VariableValue>"
    )
