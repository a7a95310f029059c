"""What a list of open sessions needs to know of a device, and no more; and how sessions are ended."""

import ipaddress
import json
from collections.abc import Iterable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest
from django.utils import translation

from audit.service import record

from .addresses import account_address_gone
from .enums import Farewell
from .models import User
from .roles import is_staff

BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def keep_coarse(sender: Any, instance: Any, **_signal: Any) -> None:
    """Before allauth saves a session: cut the address to its network and the browser to its name."""
    instance.ip = coarse_address(instance.ip)
    instance.user_agent = coarse_agent(instance.user_agent)


def coarse_address(address: str) -> str:
    """The network an address is in (/24, or /48 for IPv6): enough to say "elsewhere", not enough to say where."""
    found = ipaddress.ip_address(address)
    network = ipaddress.ip_network(f"{found}/{24 if found.version == 4 else 48}", strict=False)
    return str(network.network_address)


def coarse_agent(agent: str) -> str:
    """The name of browser and system ("Firefox, Windows"), without versions; a coarse name stays as it is."""
    known = {name for _sign, name in (*BROWSERS, *SYSTEMS)}
    if all(part in known for part in agent.split(", ")):
        return agent
    names = [_first(BROWSERS, agent), _first(SYSTEMS, agent)]
    return ", ".join(name for name in names if name)


def end_sessions(user: User) -> None:
    """Sign somebody out everywhere."""
    for session in UserSession.objects.filter(user=user):
        session.end()
    if not user.has_usable_password():
        # The hash in every session follows from this: sessions that allauth did not see end as well.
        user.set_unusable_password()
        user.save(update_fields=["password"])


def renew_key(sender: Any, request: HttpRequest, reauthenticated: bool = False, **_signal: Any) -> None:
    """Who showed again who they are goes on under a new key: a cookie that was copied before opens nothing any more.

    Logging in does this by itself (Django). The list of sessions goes along, so that one can still end this one.
    """
    before = request.session.session_key
    if not reauthenticated or not before:
        return
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)


@transaction.atomic(savepoint=False)
def close_accounts(users: Iterable[User]) -> int:
    """Delete these accounts, with the sessions they opened and the mail that waits for them; returns how many."""
    found = list(users)
    before_closing(found)
    for user in found:
        user.delete()
    return len(found)


def before_closing(users: Iterable[User]) -> None:
    """What goes with an account that is about to be deleted and no key of it leads to: sessions, mail that waits."""
    found = list(users)
    for user in found:
        account_address_gone(user, user.email, Farewell.FORGOTTEN)
    _delete_sessions({str(user.pk) for user in found}, {user.email for user in found})


def _delete_sessions(keys: set[str], addresses: set[str]) -> None:
    """Every row of these accounts, and of a login that was begun and nothing points to: it holds the address too.

    There are no more rows than people who logged in today: what a row says can only be read by opening it.
    """
    gone = []
    for session in Session.objects.iterator() if keys else ():
        told = session.get_decoded()
        words = json.dumps(told).lower()
        if told.get("_auth_user_id") in keys or any(f'"{each.lower()}"' in words for each in addresses):
            gone.append(session.pk)
    Session.objects.filter(pk__in=gone).delete()


def address_changed(sender: Any, user: User, from_email_address: Any, to_email_address: Any, **_signal: Any) -> None:
    """After somebody gave their account another address: nothing about their input goes to the old one any more.

    The library tells the old address; the new one hears it here.
    """
    if from_email_address is not None:
        account_address_gone(user, from_email_address.email)
        if is_staff(user):
            record("account.address_changed", by=user, on=user)
        tell_by_mail("address_is_new", to_email_address.email)


def tell_both_addresses(old: str, new: str) -> None:
    """Mail to the address that opened the account until now, and to the one that does from now on: whom to call."""
    tell_by_mail("address_changed_by_staff", old)
    tell_by_mail("address_is_new", new)


def tell_by_mail(what: str, address: str, **told: Any) -> None:
    """A mail about an account (templates/account/email/), in Dutch, with whom to call when it is not right."""
    contact = settings.SECURITY_CONTACT.removeprefix("mailto:")
    with translation.override(settings.LANGUAGE_CODE):
        get_adapter().send_mail(f"account/email/{what}", address, {"contact": contact, **told})


def _first(table: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for sign, name in table if sign in agent), "")
