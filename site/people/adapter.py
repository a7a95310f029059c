"""How allauth behaves here: plain words, our mails, and the right door after signing in."""

import ipaddress
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .code_mail import fit_to_send
from .fresh import is_fresh
from .roles import is_staff
from .secrets_at_rest import lock, unlock

BY_CODE = "reauthenticate_by_code"
FACTORS = ("mfa_reauthenticate", "mfa_reauthenticate:webauthn")
#: Ways of showing that it is you, as their buttons say.
WAYS = {
    "reauthenticate": _("Gebruik uw wachtwoord"),
    "mfa_reauthenticate": _("Gebruik de code uit uw app"),
    "mfa_reauthenticate:webauthn": _("Gebruik uw sleutel"),
    BY_CODE: _("Gebruik een code per mail"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are for who wants one; mail goes through the queue (settings.EMAIL_BACKEND)."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Dit account is uitgezet. Bel of mail ons als dat niet klopt."),
        "email_password_mismatch": _("Het e-mailadres of het wachtwoord klopt niet. Probeer het nog een keer."),
        "email_taken": _("Er is al een account met dit e-mailadres. Vul een ander adres in, of log in."),
        "duplicate_email": _("Dit e-mailadres staat al bij uw account. Vul een ander adres in."),
        "incorrect_code": _("Deze code klopt niet. Kijk in uw mail en vul de 6 cijfers nog een keer in."),
        "invalid_or_expired_key": _("Deze code werkt niet meer. Vraag een nieuwe code."),
        "invalid_login": _("Vul het e-mailadres in waarmee u wilt inloggen."),
        "too_many_login_attempts": _("U probeerde het te vaak. Wacht een paar minuten en probeer het dan weer."),
        "unknown_email": _("Wij kennen dit e-mailadres niet. Kijk of er een tikfout in zit."),
        "same_as_current": _("Dit is al uw adres. Vul een ander adres in."),
        "rate_limited": _("U probeerde het te vaak. Wacht een paar minuten en probeer het dan weer."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """Whom the rate limits count. One home has a whole IPv6 /64, so that network counts as one."""
        address = ipaddress.ip_address(super().get_client_ip(request))
        if isinstance(address, ipaddress.IPv4Address):
            return str(address)
        return str(address.ipv4_mapped or ipaddress.IPv6Address(int(address) >> 64 << 64))

    def format_email_subject(self, subject: str) -> str:
        """The subject as it is, without the name of the machine in front."""
        return str(subject)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Add who we are. Where a change came from (address, browser) is left out: mail travels far.

        What a stranger can have sent to an address leaves only so often (code_mail.py).
        """
        shown = {key: value for key, value in context.items() if key not in ("ip", "user_agent")}
        fit = fit_to_send(current.request, template_prefix, email, shown)
        if fit is not None:
            super().send_mail(template_prefix, email, {"site_name": settings.SITE_NAME, **fit})

    def send_account_already_exists_mail(self, email: str) -> None:
        """Somebody has an account and forgot: say that signing in is enough (there are no passwords to reset)."""
        self.send_mail("account/email/account_already_exists", email, {})

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Staff go to their work, participants to their input."""
        return reverse("wagtailadmin_home") if is_staff(request.user) else super().get_login_redirect_url(request)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who signed in just now is not asked again; everybody else is (fresh.py)."""
        return not is_fresh(current.request)

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """By the second factor; who has none, by a password (in the demo) or a code by mail."""
        methods = super().get_reauthentication_methods(user)
        found = [method for method in methods if method["id"] in FACTORS] or methods
        if not found and user.is_authenticated:
            found = [{"id": BY_CODE, "url": reverse("account_reauthenticate_by_code")}]
        return [{**method, "description": WAYS[method["id"]]} for method in found]


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second lock, in plain words; its secrets are unreadable in the database."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": _("Haal eerst het tweede slot van uw account. Daarna kunt u een adres toevoegen."),
        "cannot_delete_authenticator": _("Dit slot kunt u niet weghalen."),
        "cannot_generate_recovery_codes": _("Zet eerst een app of een sleutel op uw account."),
        "incorrect_code": _("Deze code klopt niet. Vul de code in die uw app nu laat zien, of een reservecode."),
        "unverified_email": _("Bevestig eerst uw e-mailadres. Daarna kunt u een tweede slot zetten."),
    }

    def encrypt(self, text: str) -> str:
        """The seed of an app or of spare codes, as it is kept."""
        return lock(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The seed again."""
        return unlock(encrypted_text)
