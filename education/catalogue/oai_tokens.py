"""Going on with a list: all that is needed stands in the token, signed. Nothing is kept, nothing expires."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core import signing

from .oai_errors import BAD_TOKEN, OaiError
from .records import After

_SALT = "education.catalogue.oai"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a harvester is. `given`: how many records it had; `total`: of how many, when it began."""

    verb: str
    prefix: str
    since: datetime | None
    until: datetime | None
    after: After | None = None
    given: int = 0
    total: int = 0


def as_token(place: Place) -> str:
    """The place as a text for the harvester to bring back."""
    assert place.after is not None, "a token says after which record to go on"
    return signing.dumps(
        [
            place.verb,
            place.prefix,
            place.since and place.since.isoformat(),
            place.until and place.until.isoformat(),
            place.after.stamp.isoformat(),
            place.after.pk,
            place.given,
            place.total,
        ],
        salt=_SALT,
    )


def from_token(token: str, verb: str) -> Place:
    """The place. Raises OaiError when we did not give this token, or gave it for another verb."""
    try:
        kept: list[Any] = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError):
        raise OaiError(BAD_TOKEN, "This token is not ours. Start again without a token.") from None
    asked, prefix, since, until, stamp, pk, given, total = kept
    if asked != verb:
        raise OaiError(BAD_TOKEN, f"This token belongs to {asked}. Start again without a token.")
    after = After(datetime.fromisoformat(stamp), pk)
    return Place(verb, prefix, _moment(since), _moment(until), after, given, total)


def _moment(kept: str | None) -> datetime | None:
    return datetime.fromisoformat(kept) if kept else None
