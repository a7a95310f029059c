"""Messages in every state."""

from datetime import timedelta

import factory
from django.utils import timezone

from notices.models import Notice, NoticeState


class NoticeFactory(factory.django.DjangoModelFactory):
    """A message that waits, due now."""

    class Meta:
        model = Notice

    key = factory.Sequence(lambda number: f"test:{number}")
    template = "test"
    to = factory.Sequence(lambda number: f"lezer{number}@voorbeeld.nl")
    subject = "Dit besloten wij"
    text = "Dag,\n\nDit besloten wij over het thema.\n"
    try_after = factory.LazyFunction(lambda: timezone.now() - timedelta(seconds=1))

    class Params:
        sent = factory.Trait(
            state=NoticeState.SENT,
            to="",
            subject="",
            text="",
            digest="0" * 64,
            sent_at=factory.LazyFunction(timezone.now),
        )
        failed = factory.Trait(state=NoticeState.FAILED, last_problem="smtp-550", attempts=1)
