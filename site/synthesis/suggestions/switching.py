"""Whether the computer may suggest codes. Off by default, and off means: nothing is shown and nothing is learned."""

from django.db import transaction

from audit.service import record
from people.models import User

from ..models import SuggestionSwitch


def is_on() -> bool:
    """Whether somebody switched it on; one query."""
    return SuggestionSwitch.objects.filter(is_on=True).exists()


@transaction.atomic
def switch(*, on: bool, by: User | None) -> None:
    """On or off. What people already agreed to stays what it is: their coding."""
    SuggestionSwitch.objects.update_or_create(pk=1, defaults={"is_on": on, "changed_by": by})
    record("synthesis.switch_suggestions", by=by, to="on" if on else "off")
