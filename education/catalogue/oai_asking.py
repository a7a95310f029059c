"""What a harvester asks, read with care: each verb has its arguments (OAI-PMH 2.0, section 4)."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import QueryDict

from .dublin_core import NAMESPACE as DC_NAMESPACE
from .dublin_core import SCHEMA as DC_SCHEMA
from .nl_lom import NAMESPACE as LOM_NAMESPACE
from .nl_lom import SCHEMA as LOM_SCHEMA
from .oai_errors import BAD_ARGUMENT, BAD_VERB, NO_FORMAT, NO_SETS, OaiError
from .oai_tokens import Place, from_token

#: Prefix -> schema and namespace.
FORMATS: dict[str, tuple[str, str]] = {"oai_dc": (DC_SCHEMA, DC_NAMESPACE), "lom": (LOM_SCHEMA, LOM_NAMESPACE)}
LISTS = ("ListIdentifiers", "ListRecords")
#: Verb -> what must come along, and what may.
_ARGUMENTS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "Identify": (frozenset(), frozenset()),
    "ListMetadataFormats": (frozenset(), frozenset({"identifier"})),
    "ListSets": (frozenset(), frozenset({"resumptionToken"})),
    "GetRecord": (frozenset({"identifier", "metadataPrefix"}), frozenset()),
    **{verb: (frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"})) for verb in LISTS},
}
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?P<time>T\d{2}:\d{2}:\d{2}Z)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that can be answered. `place` belongs to lists only."""

    verb: str
    arguments: dict[str, str]
    place: Place | None = None

    @property
    def identifier(self) -> str | None:
        """Which record is meant, if one is."""
        return self.arguments.get("identifier")

    @property
    def prefix(self) -> str:
        """The format that is asked for."""
        return self.arguments["metadataPrefix"]


def read(given: QueryDict) -> Asked:
    """The question. Raises OaiError with the code that the protocol has for what is wrong."""
    verbs = given.getlist("verb")
    if len(verbs) != 1 or verbs[0] not in _ARGUMENTS:
        raise OaiError(BAD_VERB, f"Give one verb: {', '.join(_ARGUMENTS)}.")
    verb, arguments = verbs[0], _once_each(given)
    if verb in LISTS and "resumptionToken" in arguments:
        if len(arguments) > 1:
            raise OaiError(BAD_ARGUMENT, "A resumptionToken comes alone.")
        return Asked(verb, arguments, from_token(arguments["resumptionToken"], verb))
    _check(verb, arguments)
    if arguments.get("metadataPrefix", "lom") not in FORMATS:
        raise OaiError(NO_FORMAT, f"Formats here: {', '.join(FORMATS)}.")
    if verb == "ListSets" or "set" in arguments:
        raise OaiError(NO_SETS, "There are no sets here: the list is short enough to take whole.")
    return Asked(verb, arguments, _start(verb, arguments) if verb in LISTS else None)


def _once_each(given: QueryDict) -> dict[str, str]:
    """The arguments. Raises OaiError when one comes twice."""
    twice = [name for name, values in given.lists() if len(values) > 1]
    if twice:
        raise OaiError(BAD_ARGUMENT, "Give each argument once.")
    return {name: value for name, value in given.items() if name != "verb" and isinstance(value, str)}


def _check(verb: str, arguments: dict[str, str]) -> None:
    """Raises OaiError when an argument is missing, empty, or not one of this verb's."""
    required, optional = _ARGUMENTS[verb]
    missing = sorted(name for name in required if not arguments.get(name))
    if missing:
        raise OaiError(BAD_ARGUMENT, f"{verb} needs: {', '.join(missing)}.")
    if not set(arguments) <= required | optional:
        known = ", ".join(sorted(required | optional)) or "no arguments"
        raise OaiError(BAD_ARGUMENT, f"{verb} takes: {known}.")


def _start(verb: str, arguments: dict[str, str]) -> Place:
    """The beginning of a list. Raises OaiError when the dates make no sense."""
    texts = [arguments[name] for name in ("from", "until") if name in arguments]
    if len({len(text) for text in texts}) > 1:
        raise OaiError(BAD_ARGUMENT, "Give from and until both as days, or both as moments.")
    since = _moment(arguments["from"], is_end=False) if "from" in arguments else None
    until = _moment(arguments["until"], is_end=True) if "until" in arguments else None
    if since and until and since > until:
        raise OaiError(BAD_ARGUMENT, "The from comes after the until.")
    return Place(verb, arguments["metadataPrefix"], since, until)


def _moment(text: str, *, is_end: bool) -> datetime:
    """A day (its first or its last second) or a moment, in UTC. Raises OaiError for anything else."""
    found = _MOMENT.fullmatch(text)
    try:
        if not found:
            raise ValueError(text)
        moment = datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=UTC)
    except ValueError:
        raise OaiError(BAD_ARGUMENT, "Give dates as 2026-11-27 or 2026-11-27T09:30:00Z.") from None
    return moment.replace(hour=23, minute=59, second=59) if is_end and not found["time"] else moment
