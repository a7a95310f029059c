"""What one fills in for a sample."""

from typing import Any

from django import forms
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from contributions.models import Occasion
from people.models import User

from .drawing import FEWEST, MOST


def analysts() -> QuerySet[User]:
    """Colleagues who may code."""
    may = Permission.objects.filter(codename="code_contributions")
    own = Q(user_permissions__in=may) | Q(groups__permissions__in=may)
    return User.objects.filter(own, is_active=True).distinct().order_by("email")


class SampleForm(forms.Form):
    """A name, two colleagues, how many, and from where."""

    name = forms.CharField(label=_("Naam"), max_length=100, help_text=_("Bijvoorbeeld: eerste proef, november."))
    first_coder = forms.ModelChoiceField(label=_("Eerste codeur"), queryset=User.objects.none())
    second_coder = forms.ModelChoiceField(label=_("Tweede codeur"), queryset=User.objects.none())
    size = forms.IntegerField(label=_("Hoeveel bijdragen?"), min_value=FEWEST, max_value=MOST, initial=20)
    occasion = forms.ModelChoiceField(
        label=_("Waaruit?"),
        queryset=Occasion.objects.order_by("title"),
        required=False,
        empty_label=_("Alle gelegenheden"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first_coder", "second_coder"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = analysts()
            field.label_from_instance = _named  # type: ignore[method-assign, assignment]


def _named(user: Any) -> str:
    return str(user.get_full_name() or user.email)
