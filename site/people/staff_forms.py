"""The forms with which a beheerder makes colleagues' accounts and gives them roles."""

from typing import Any, ClassVar

from allauth.account.models import EmailAddress
from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from .enums import Role
from .models import User


class RolesField(forms.ModelMultipleChoiceField):
    """Roles by their Dutch names; groups that are no role are not offered."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("queryset", Group.objects.filter(name__in=Role.values).order_by("name"))
        super().__init__(
            widget=forms.CheckboxSelectMultiple,
            required=False,
            label=_("Rollen"),
            help_text=_("Wat iemand mag, volgt uit de rollen. Zonder rol komt iemand niet in het beheer."),
            **options,
        )

    def label_from_instance(self, obj: Group) -> str:
        """The role's name as people say it."""
        return str(Role(obj.name).label)


class StaffFormMixin(forms.BaseModelForm):
    """No passwords, no superusers by form: one signs in with a code, and a role says what one may."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("is_superuser", None)
        for name in ("email", "first_name", "last_name"):
            self.fields[name].widget.attrs["autocomplete"] = "off"  # of a colleague, not of who types
        self.fields["email"].help_text = _("Hiermee logt deze collega in. Er komt een code op dit adres.")

    def clean_email(self) -> str:
        """One spelling, so that one address is one account."""
        return str(self.cleaned_data["email"]).lower()

    def save(self, commit: bool = True) -> User:
        """Somebody made here works here. An old address no longer opens the account."""
        self.instance.is_staff = True
        if self.instance.pk is None:
            self.instance.set_unusable_password()
        user: User = super().save(commit=commit)
        if commit:
            EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).delete()
        return user


class StaffCreationForm(StaffFormMixin, UserCreationForm):
    """A new colleague."""

    groups = RolesField()

    class Meta(UserCreationForm.Meta):
        fields: ClassVar = ["email", "first_name", "last_name", "groups"]


class StaffEditForm(StaffFormMixin, UserEditForm):
    """A colleague whose name, address or roles change, or who leaves."""

    groups = RolesField()

    class Meta(UserEditForm.Meta):
        fields: ClassVar = ["email", "first_name", "last_name", "groups", "is_active"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        editing_self = kwargs.pop("editing_self", False)
        super().__init__(*args, editing_self=False, **kwargs)
        if editing_self:
            self.fields.pop("is_active")
