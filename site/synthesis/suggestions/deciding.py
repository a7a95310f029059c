"""What a person says of a suggestion. Only agreeing makes a coding, in the name of who agreed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import Contribution
from contributions.service import Refused
from people.models import User

from ..coding.deeds import give_code, in_use_and_locked, make_excerpt, take_code
from ..enums import CodingOrigin, SuggestionState
from ..models import Coding, Excerpt, Suggestion

MOVES: dict[str, frozenset[str]] = {
    SuggestionState.OPEN: frozenset({SuggestionState.AGREED, SuggestionState.REFUSED}),
    SuggestionState.AGREED: frozenset({SuggestionState.OPEN}),
    SuggestionState.REFUSED: frozenset({SuggestionState.OPEN}),
}


@transaction.atomic
def move(suggestion: Suggestion, to: str, *, by: User) -> Suggestion:
    """Lock, check, write, log. Agreeing gives the code to the whole text; taking that back takes it off again.

    Raises :class:`Refused` for a move that is not in MOVES, and for a suggestion that holds no more: the words
    changed, somebody was first, or it was switched off.
    """
    # In the order in which everybody locks: the code, the words, and then the row that points at them.
    in_use_and_locked([suggestion.code_id])
    list(Contribution.objects.select_for_update().filter(pk=suggestion.contribution_id).values_list("pk"))
    standing = (
        Suggestion.objects.select_for_update(of=("self",))
        .select_related("contribution", "code")
        .filter(pk=suggestion.pk)
        .first()
    )
    if standing is None:
        raise Refused(_("Dit voorstel is er niet meer. Ga naar het volgende."))
    if to not in MOVES[standing.state]:
        raise Refused(_("Dit kan niet: het voorstel staat op ‘%(state)s’.") % {"state": standing.get_state_display()})
    if to == SuggestionState.OPEN:
        _take_back(standing, by)
    elif not Suggestion.objects.to_look_at().filter(pk=standing.pk).exists():
        raise Refused(_("Dit voorstel geldt niet meer. De woorden of de codes zijn intussen veranderd."))
    elif to == SuggestionState.AGREED:
        words = standing.contribution
        excerpt = make_excerpt(words, 0, len(words.original), by=by)
        give_code(excerpt, standing.code, by=by, origin=CodingOrigin.MACHINE, reviewed_by=by)
    is_open = to == SuggestionState.OPEN
    standing.state = to
    standing.decided_by, standing.decided_on = (None, None) if is_open else (by, timezone.localdate())
    standing.save(update_fields=["state", "decided_by", "decided_on"])
    record("synthesis.decide_suggestion", by=by, on=standing.contribution, code=str(standing.code_id), to=to)
    return standing


def _take_back(suggestion: Suggestion, by: User) -> None:
    """Take off what agreeing gave; a code that a person gave besides stays."""
    whole = Excerpt.objects.filter(
        contribution=suggestion.contribution, start=0, end=len(suggestion.contribution.original)
    )
    given = Coding.objects.filter(excerpt__in=whole, code=suggestion.code, origin=CodingOrigin.MACHINE)
    if suggestion.state == SuggestionState.AGREED and given.exists():
        take_code(whole.get(), suggestion.code, by=by)
