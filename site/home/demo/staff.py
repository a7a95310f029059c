"""The made-up team: one colleague per role, all with the same password. Exists in the demo only."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from people.models import User
from people.service import Role

PASSWORD = "samen-op-reis-2026"  # noqa: S105 -- shown to everybody on purpose, and refused outside the demo

NAMES = {
    Role.ADMINISTRATOR: ("Bo", "Beheer"),
    Role.PRIVACY_OFFICER: ("Pien", "Privacy"),
    Role.ORGANISER: ("Omar", "Organisatie"),
    Role.FACILITATOR: ("Gita", "Gesprek"),
    Role.MODERATOR: ("Mo", "Moderatie"),
    Role.ANALYST: ("Ans", "Analyse"),
    Role.EDITOR: ("Rik", "Redactie"),
}


#: A second moderator: whoever decided first may not read again.
SECOND_READER = "tweede.lezer@voorbeeld.example"
#: A second analyst: two people code the same words without seeing each other.
SECOND_ANALYST = "tweede.analist@voorbeeld.example"


def email_of(role: Role) -> str:
    """The address with which this role signs in."""
    return f"{role.value}@voorbeeld.example"


def team() -> dict[Role, User]:
    """Make the colleagues that are missing; an existing account keeps what it has."""
    return {role: _colleague(email_of(role), role, *names) for role, names in NAMES.items()}


def second_reader() -> User:
    """The colleague who reads again what the moderator decided."""
    return _colleague(SECOND_READER, Role.MODERATOR, "Tara", "Tweede Lezer")


def second_analyst() -> User:
    """The colleague who codes the same words as the analyst, apart."""
    return _colleague(SECOND_ANALYST, Role.ANALYST, "Aya", "Tweede Analist")


def _colleague(email: str, role: Role, first_name: str, last_name: str) -> User:
    found = User.objects.filter(email=email).first()
    if found is not None:
        return found
    user = User.objects.create_user(email, PASSWORD, first_name=first_name, last_name=f"{last_name} (VOORBEELD)")
    user.groups.add(Group.objects.get(name=role.value))
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user
