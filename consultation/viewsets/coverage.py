"""How far the words of a round are, on its page in the admin."""

from typing import Any

from django.http import HttpRequest

from synthesis.service import chain_coverage

from ..enums import RoundState
from ..models import Round

_HAS_WORDS = (RoundState.OPEN, RoundState.REVIEW, RoundState.DECIDED, RoundState.ARCHIVED)


def panel(request: HttpRequest, round_: Round) -> dict[str, Any] | None:
    """The chain of this round; nothing before anybody could take part."""
    if round_.state not in _HAS_WORDS:
        return None
    return {"coverage": chain_coverage([round_.occasion_id])}
