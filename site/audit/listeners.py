"""Acts that happen inside libraries, heard through the libraries' own signals.

Only acts of staff are written down: how often a participant logs in is nobody's business.
"""

import json
import logging
from typing import Any

from allauth.account import signals as account_signals
from allauth.mfa import signals as mfa_signals
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, Group
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import models
from django.db.models.signals import m2m_changed, post_save
from wagtail.log_actions import get_active_log_context
from wagtail.models import ModelLogEntry, PageLogEntry

from .models import Outcome
from .recording import record

logger = logging.getLogger("audit")

#: m2m_changed tells before and after; these are what is written down.
_GIVEN, _TAKEN, _ALL_TAKEN = "post_add", "post_remove", "pre_clear"


def connect() -> None:
    """Start listening. Twice is once."""
    for signal, listener in (
        (user_logged_in, logged_in),
        (user_logged_out, logged_out),
        (user_login_failed, login_failed),
        (account_signals.login_code_rejected, code_rejected),
        (mfa_signals.authentication_failed, second_factor_failed),
        (mfa_signals.authenticator_added, second_factor_added),
        (mfa_signals.authenticator_removed, second_factor_removed),
    ):
        signal.connect(listener, dispatch_uid=f"audit.{listener.__name__}")
    m2m_changed.connect(roles_changed, sender=get_user_model().groups.through, dispatch_uid="audit.roles_changed")
    for entry in (ModelLogEntry, PageLogEntry):
        post_save.connect(mirror_editorial_log, sender=entry, dispatch_uid=f"audit.mirror.{entry.__name__}")


def logged_in(sender: Any, user: AbstractBaseUser, **_signal: Any) -> None:
    """Somebody who works here came in."""
    if _works_here(user):
        record("account.login", by=user, on=user)


def logged_out(sender: Any, user: AbstractBaseUser | None = None, **_signal: Any) -> None:
    """Somebody who works here went out."""
    if _works_here(user):
        record("account.logout", by=user, on=user)


def login_failed(sender: Any, **_signal: Any) -> None:
    """A wrong password (demo only). Whose is not written down: what was typed may be anything."""
    record("account.login_failed", by=None, outcome=Outcome.REFUSED, method="password")


def code_rejected(sender: Any, user: AbstractBaseUser, last_attempt: bool = False, **_signal: Any) -> None:
    """A wrong code for an account of somebody who works here."""
    if _works_here(user):
        record(
            "account.login_failed", by=None, on=user, outcome=Outcome.REFUSED, method="code", last_attempt=last_attempt
        )


def second_factor_failed(sender: Any, user: AbstractBaseUser, **_signal: Any) -> None:
    """The first lock opened and the second did not."""
    if _works_here(user):
        record("account.login_failed", by=None, on=user, outcome=Outcome.REFUSED, method="second_factor")


def second_factor_added(sender: Any, user: AbstractBaseUser, authenticator: Any, **_signal: Any) -> None:
    """A second lock was put on an account."""
    if _works_here(user):
        record("account.second_factor_added", by=user, on=user, type=str(authenticator.type))


def second_factor_removed(sender: Any, user: AbstractBaseUser, authenticator: Any, **_signal: Any) -> None:
    """A second lock was taken off an account."""
    if _works_here(user):
        record("account.second_factor_removed", by=user, on=user, type=str(authenticator.type))


def roles_changed(
    sender: Any, instance: models.Model, action: str, pk_set: set[int] | None, reverse: bool, **_signal: Any
) -> None:
    """Somebody got or lost a role; by whom, when that happens in the admin."""
    if action not in (_GIVEN, _TAKEN, _ALL_TAKEN):
        return
    by = get_active_log_context().user
    verb = "given" if action == _GIVEN else "taken"
    if reverse:  # from the side of the role: group.user_set.add(user)
        for user in get_user_model().objects.filter(pk__in=pk_set or ()):
            record(f"account.roles_{verb}", by=by, on=user, roles=str(instance))
        return
    groups = Group.objects.filter(pk__in=pk_set) if pk_set is not None else instance.groups.all()  # type: ignore[attr-defined]
    names = sorted(groups.values_list("name", flat=True))
    if names:
        record(f"account.roles_{verb}", by=by, on=instance, roles=",".join(names))


def mirror_editorial_log(sender: Any, instance: Any, created: bool, **_signal: Any) -> None:
    """Wagtail keeps its own log of pages and settings; the same line goes out as JSON, without titles."""
    if not created:
        return
    line = {
        "at": instance.timestamp.isoformat(),
        "actor": instance.user_id,
        "action": instance.action,
        "object": f"{sender.__name__.removesuffix('LogEntry').lower()}:{_object_of(instance)}",
        "result": str(Outcome.DONE),
    }
    logger.info(json.dumps(line))


def _object_of(entry: Any) -> str:
    return str(entry.page_id) if isinstance(entry, PageLogEntry) else f"{entry.content_type_id}:{entry.object_id}"


def _works_here(user: Any) -> bool:
    return bool(user is not None and user.is_authenticated and user.has_perm("wagtailadmin.access_admin"))
