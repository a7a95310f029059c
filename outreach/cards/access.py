"""Who sees how a date goes. Any host may write down what somebody says at a table; numbers are for who runs it."""

from gatherings.models import Gathering
from gatherings.service import may_see_who_comes

from ..permissions import Visitor, may_write_cards


def may_run_cards(user: Visitor, gathering: Gathering) -> bool:
    """Whether this user may see the numbers here, count hands, and print what has codes: who leads, or organises."""
    return may_write_cards(user) and may_see_who_comes(user, gathering)
