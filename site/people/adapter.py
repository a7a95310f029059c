"""How allauth behaves here: plain words, our mails, and the right door after signing in."""

import ipaddress
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .roles import is_staff
from .secrets_at_rest import lock, unlock


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
        """Add who we are. Where a change came from (address, browser) is left out: mail travels far."""
        shown = {key: value for key, value in context.items() if key not in ("ip", "user_agent")}
        super().send_mail(template_prefix, email, {"site_name": settings.SITE_NAME, **shown})

    def send_account_already_exists_mail(self, email: str) -> None:
        """Somebody has an account and forgot: say that signing in is enough (there are no passwords to reset)."""
        self.send_mail("account/email/account_already_exists", email, {})

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Staff go to their work, participants to their input."""
        return reverse("wagtailadmin_home") if is_staff(request.user) else super().get_login_redirect_url(request)


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
