"""The first account that may give others theirs: made from the command line, where only who runs the machine comes."""

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record

from .enums import Role
from .models import User


class NotMade(Exception):
    """No account was made; the text says in Dutch what to do."""


@transaction.atomic
def make_administrator(address: str) -> tuple[User, bool]:
    """Let this address sign in as administrator; the account and whether it is new. Raises NotMade.

    No password: whoever reads the mail of this address signs in with a code, and sets a second lock before the admin
    opens. An account that exists keeps what it has, and gets the role.
    """
    email = address.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise NotMade(_("%(address)s is geen e-mailadres.") % {"address": address}) from None
    role = Group.objects.filter(name=Role.ADMINISTRATOR).first()
    if role is None:
        raise NotMade(_("De rollen zijn er nog niet. Draai eerst: python manage.py migrate"))
    user = User.objects.filter(email__iexact=email).first()
    is_new = user is None
    if user is None:
        user = User.objects.create_user(email)
    if not user.is_active:
        raise NotMade(_("Dit account is uitgezet. Een andere beheerder kan het weer aanzetten."))
    user.is_staff = True
    user.save(update_fields=["is_staff"])
    user.groups.add(role)
    record("people.made_administrator", by=None, on=user, is_new=is_new)
    return user, is_new
