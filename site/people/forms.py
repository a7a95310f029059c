"""The forms of signing in, in our words. Used through ACCOUNT_FORMS and MFA_FORMS."""

from collections.abc import Sequence
from typing import Any, ClassVar

from allauth.account.adapter import get_adapter
from allauth.account.fields import PasswordField
from allauth.account.forms import AddEmailForm as AllauthAddEmailForm
from allauth.account.forms import BaseConfirmCodeForm
from allauth.account.forms import ConfirmEmailVerificationCodeForm as AllauthConfirmEmailForm
from allauth.account.forms import ConfirmLoginCodeForm as AllauthConfirmLoginCodeForm
from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import RequestLoginCodeForm as AllauthRequestLoginCodeForm
from allauth.account.forms import SignupForm as AllauthSignupForm
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm as AllauthAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm as AllauthAddWebAuthnForm
from allauth.mfa.webauthn.forms import EditWebAuthnForm as AllauthEditWebAuthnForm
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .code_mail import CONFIRM, CONFIRM_SIGNUP, FRESH, LOGIN, asks_too_often, code_to_expect, use_up
from .models import User

EMAIL_ERRORS = {
    "required": _("Vul uw e-mailadres in."),
    "invalid": _("Dit e-mailadres klopt niet. Een adres ziet er zo uit: naam@voorbeeld.nl"),
}
CODE_ERRORS = {"required": _("Vul de code van 6 cijfers in die in uw mail staat.")}


def _in_our_words(field: forms.Field, label: Any, errors: dict[str, Any]) -> None:
    field.label = label
    field.error_messages.update(errors)
    # An example inside the field looks like an answer, and disappears when it is needed.
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.pop("style", None)


def _brake(address: str) -> None:
    """Who asks too often for one address waits; that refusal is the same whether there is an account or not."""
    if asks_too_often(context.request, address):
        raise get_adapter().validation_error("too_many_login_attempts")


class _KnowsTheAddress:
    """Puts the address of an account made by staff in allauth's list; else allauth asks for a second code."""

    def _know_address(self, user: User | None) -> None:
        if user is not None:
            EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"primary": True})


class RequestLoginCodeForm(_KnowsTheAddress, AllauthRequestLoginCodeForm):  # type: ignore[misc]
    """An e-mail address to send a code to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self.fields["email"], _("Uw e-mailadres"), EMAIL_ERRORS)

    def clean_email(self) -> str:
        """As allauth does, and know the address."""
        email: str = super().clean_email()
        if email:
            _brake(email)
        self._know_address(self._user)
        return email


class LoginForm(_KnowsTheAddress, AllauthLoginForm):  # type: ignore[misc]
    """An e-mail address is enough: a code follows by mail. Only the demo also takes a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self.fields["login"], _("Uw e-mailadres"), EMAIL_ERRORS)
        if settings.IS_DEMO:
            self.fields["password"] = PasswordField(
                label=_("Wachtwoord van het voorbeeld"), autocomplete="current-password", required=False
            )
            _in_our_words(self.fields["password"], self.fields["password"].label, {})
            self.fields["password"].help_text = _("Laat dit leeg om een code per mail te krijgen.")

    def clean(self) -> dict[str, Any]:
        """As allauth does, and know the address."""
        cleaned: dict[str, Any] = super().clean()
        if not self.errors and not cleaned.get("password") and asks_too_often(context.request, cleaned["login"]):
            self.add_error("login", get_adapter().validation_error("too_many_login_attempts"))
        self._know_address(self.user)
        return cleaned


class SignupForm(AllauthSignupForm):  # type: ignore[misc]
    """An e-mail address, and nothing else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self.fields["email"], _("Uw e-mailadres"), EMAIL_ERRORS)
        trap = self.fields[settings.ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD]
        _in_our_words(trap, _("Laat dit veld leeg"), {})
        trap.widget.attrs["autocomplete"] = "off"  # allauth writes a word that HTML does not know

    def clean_email(self) -> str:
        """As allauth does, and not too often."""
        email: str = super().clean_email()
        _brake(email)
        return email


class AddEmailForm(AllauthAddEmailForm):  # type: ignore[misc]
    """Another address to sign in with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self.fields["email"], _("Nieuw e-mailadres"), EMAIL_ERRORS)

    def clean_email(self) -> str:
        """As allauth does, and not too often."""
        email: str = super().clean_email()
        _brake(email)
        return email


class _CodeForm:
    #: The mails that this form takes the code of.
    kinds: ClassVar[Sequence[str]]
    fields: dict[str, forms.Field]
    expected_code: str | None

    def _speak_plainly(self) -> None:
        code = self.fields["code"]
        _in_our_words(code, _("Code van 6 cijfers"), CODE_ERRORS)
        # Phones then show digits, and offer the code from the mail.
        code.widget.attrs.update({"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": "20"})

    def clean_code(self) -> str:
        """Compared with the code that this session waits for; that works once."""
        own = self.expected_code
        self.expected_code = code_to_expect(context.request, self.kinds, own)
        code: str = super().clean_code()  # type: ignore[misc]
        if not use_up(context.request, self.kinds, own):
            raise get_adapter().validation_error("incorrect_code")
        return code


class ConfirmLoginCodeForm(_CodeForm, AllauthConfirmLoginCodeForm):  # type: ignore[misc]
    """The code from the mail, to sign in."""

    kinds = (LOGIN,)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._speak_plainly()


class ConfirmEmailForm(_CodeForm, AllauthConfirmEmailForm):  # type: ignore[misc]
    """The code from the mail, to show that the address is yours."""

    kinds = (CONFIRM, CONFIRM_SIGNUP)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._speak_plainly()


class FreshCodeForm(_CodeForm, BaseConfirmCodeForm):  # type: ignore[misc]
    """The code from the mail, to show that it is still you."""

    kinds = (FRESH,)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.pop("user", None)
        super().__init__(*args, **kwargs)
        self._speak_plainly()


class _SecondFactorForm:
    fields: dict[str, forms.Field]

    def _speak_plainly(self) -> None:
        code = self.fields["code"]
        _in_our_words(code, _("Code uit uw app"), {"required": _("Vul de code in die uw app nu laat zien.")})
        code.widget.attrs["inputmode"] = "numeric"


class AuthenticateForm(_SecondFactorForm, AllauthAuthenticateForm):  # type: ignore[misc]
    """The second factor at signing in: a code from the app, or a spare code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._speak_plainly()
        self.fields["code"].widget.attrs.pop("inputmode")  # a spare code may hold letters
        self.fields["code"].label = _("Code uit uw app, of een reservecode")


class ReauthenticateForm(_SecondFactorForm, AllauthReauthenticateForm):  # type: ignore[misc]
    """The second factor again, before something important."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._speak_plainly()
        self.fields["code"].widget.attrs.pop("inputmode")
        self.fields["code"].label = _("Code uit uw app, of een reservecode")


class ActivateTOTPForm(_SecondFactorForm, AllauthActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app that was just set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._speak_plainly()


class AddWebAuthnForm(AllauthAddWebAuthnForm):  # type: ignore[misc]
    """A passkey or a security key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self.fields["name"], _("Naam van deze sleutel"), {})
        self.fields["passwordless"].label = _("Met alleen deze sleutel inloggen")
        self.fields["passwordless"].help_text = _(
            "Dan hebt u geen code per mail meer nodig. De sleutel vraagt om uw vinger, gezicht of pincode."
        )


class EditWebAuthnForm(AllauthEditWebAuthnForm):  # type: ignore[misc]
    """Another name for a key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self.fields["name"], _("Naam van deze sleutel"), {"required": _("Geef de sleutel een naam.")})
