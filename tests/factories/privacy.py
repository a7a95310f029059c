"""Requests about one's own data."""

from datetime import date

import factory

from privacy.models import RightsRequest
from tests.factories.people import ParticipantFactory


class RightsRequestFactory(factory.django.DjangoModelFactory):
    """An objection by somebody who showed a code, with all the time in the world."""

    class Meta:
        model = RightsRequest

    kind = "objection"
    way = "receipt"
    participant = factory.SubFactory(ParticipantFactory)
    due_on = date(2099, 12, 31)
