"""People, with and without an account."""

from typing import Any

import factory
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from people.models import ContactDetails, Participant, Perspective, User
from people.service import Role


class UserFactory(factory.django.DjangoModelFactory):
    """An account; `role=Role.MODERATOR` makes it staff of that role."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"persoon{number}@voorbeeld.nl")
    password = factory.LazyFunction(lambda: make_password(None))  # nobody has one: a code comes by mail

    @factory.post_generation
    def role(self: Any, create: bool, extracted: Role | None, **_kwargs: Any) -> None:
        """Put the user in the group of the role, which `migrate` made."""
        if create and extracted:
            self.groups.add(Group.objects.get(name=extracted))


def staff(role: Role, **fields: Any) -> User:
    """A member of staff with one role."""
    return UserFactory(role=role, **fields)


class ParticipantFactory(factory.django.DjangoModelFactory):
    """A person without a name; `kind="ondernemer"` and so on gives a perspective by its code."""

    class Meta:
        model = Participant
        skip_postgeneration_save = True

    class Params:
        with_address = factory.Trait(
            contact=factory.RelatedFactory("tests.factories.people.ContactDetailsFactory", "participant")
        )

    @classmethod
    def _create(cls, model_class: type[Participant], *args: Any, **kwargs: Any) -> Participant:
        code = kwargs.pop("perspective_code", None)
        if code:
            kwargs["perspective"] = Perspective.objects.get(code=code)
        return super()._create(model_class, *args, **kwargs)


class ContactDetailsFactory(factory.django.DjangoModelFactory):
    """How to reach somebody."""

    class Meta:
        model = ContactDetails

    participant = factory.SubFactory(ParticipantFactory)
    email = factory.Sequence(lambda number: f"deelnemer{number}@voorbeeld.nl")
