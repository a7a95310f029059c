"""The second version of the rules of moderation: what is spoken follows the same rules."""

from django.utils import timezone

from contributions.models import ModerationRules
from contributions.service import new_rules_version
from people.models import User

_ADDED = (
    "<h3>Spreekt u uw antwoord in?</h3>"
    "<p>Een collega schrijft uit wat u zegt. Voor die woorden gelden dezelfde regels. "
    "Uw stem komt nooit op de website.</p>"
)


def second_version(by: User) -> None:
    """Make it when there is one version only; it holds from today on, for whatever is read from now."""
    versions = list(ModerationRules.objects.order_by("number"))
    if len(versions) == 1:
        new_rules_version(
            text=versions[0].text + _ADDED,
            valid_from=timezone.localdate(),
            what_changed="Er staat nu ook bij wat wij doen met antwoorden die u inspreekt. (VOORBEELD)",
            by=by,
        )
