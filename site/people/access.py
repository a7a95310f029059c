"""How a colleague comes in: with which second factors, and where they are signed in now."""

from dataclasses import dataclass
from datetime import timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from audit.models import AuditEvent
from audit.service import record

from .models import User
from .sessions import end_sessions, tell_by_mail

KINDS = {
    Authenticator.Type.TOTP: _("app met codes"),
    Authenticator.Type.WEBAUTHN: _("sleutel"),
    Authenticator.Type.RECOVERY_CODES: _("reservecodes"),
}
#: Spare codes alone are no second factor: they stand in for one that got lost.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


#: So long after a change of address the second factor stays: the old address was told, and can protest.
REST_AFTER_ADDRESS = timedelta(days=7)


class AddressTooNew(Exception):
    """The address of this account was changed lately."""


@dataclass(frozen=True, slots=True)
class Access:
    """What a colleague may come in with, and where they are in."""

    factors: list[tuple[str, Authenticator]]
    sessions: list[UserSession]

    @property
    def is_safe(self) -> bool:
        """Whether there is a second lock."""
        return any(factor.type in FACTORS for _name, factor in self.factors)


def access_of(user: User) -> Access:
    """One colleague. The names that somebody gave their own keys are left out."""
    factors = Authenticator.objects.filter(user=user).order_by("created_at", "pk")
    sessions = UserSession.objects.purge_and_list(user)
    return Access(
        [(str(KINDS[Authenticator.Type(factor.type)]), factor) for factor in factors],
        sorted(sessions, key=lambda session: session.created_at, reverse=True),
    )


@transaction.atomic
def sign_out_everywhere(user: User, *, by: User) -> None:
    """End every session of a colleague: a lost telephone, or somebody who leaves in anger."""
    count = UserSession.objects.filter(user=user).count()
    end_sessions(user)
    record("account.sessions_ended", by=by, on=user, count=count)


@transaction.atomic
def take_second_factor_away(user: User, *, by: User) -> None:
    """For a colleague who lost telephone, key and spare codes: all of them go, every session ends, a mail says so.

    After signing in with a code by mail the colleague sets a new one; until then the admin stays shut. Twice is
    harmless. Where the mail cannot be sent nothing has changed. Raises AddressTooNew while the colleague may not have
    seen that somebody changed the address: both together would give the account to whoever did so.
    """
    lately = AuditEvent.objects.filter(action="account.address_changed", at__gte=timezone.now() - REST_AFTER_ADDRESS)
    if lately.filter(object_type="people.user", object_id=str(user.pk)).exists():
        raise AddressTooNew
    count, _kinds = Authenticator.objects.filter(user=user).delete()
    if not count:
        return
    end_sessions(user)
    record("account.second_factor_reset", by=by, on=user, count=count)
    tell_by_mail("second_factor_reset", user.email)
