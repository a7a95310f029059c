"""Shows of hands and totals: kept beside persons, never added to them."""

from uuid import UUID

from django.db import transaction

from .models import Occasion, Tally


@transaction.atomic
def keep_tally(
    occasion: Occasion, *, statement: str, count: int, people: int, question: str = "", nonce: UUID
) -> Tally:
    """`count` of `people` people said yes to `statement`, for the actions of the agenda of this occasion.

    Raises IntegrityError when this nonce was used, or when there are more hands than people.
    """
    tally = Tally.objects.create(
        occasion=occasion, question=question, statement=statement[:300], count=count, people=people, nonce=nonce
    )
    tally.agenda_items.set(occasion.agenda_items.all())
    return tally


def drop_tally(tally: Tally) -> None:
    """This count was a mistake; what hangs on it goes with it."""
    Tally.objects.filter(pk=tally.pk).delete()
