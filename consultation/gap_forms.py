"""Forms about gap tasks: what we will do, by when, and who."""

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from people.models import User
from people.service import Role

from .models import GapTask, Round

#: A gap that nobody works on within a week is found again next week.
_DAYS = 7


class _Owner(forms.ModelChoiceField):
    """Somebody who organises, by the name or address that colleagues know."""

    def label_from_instance(self, obj: User) -> str:
        """A name; without one the address."""
        return obj.get_full_name() or obj.email


class GapTaskForm(WagtailAdminModelForm):
    """The plan, the day and who does it."""

    owner = _Owner(
        label=_("Wie doet het?"),
        queryset=User.objects.none(),
        error_messages={"required": _("Kies wie dit doet."), "invalid_choice": _("Kies iemand uit de lijst.")},
    )
    due_on = forms.DateField(
        label=_("Wanneer is het klaar?"),
        widget=AdminDateInput(format="%d-%m-%Y"),
        error_messages={"required": _("Kies een dag."), "invalid": _("Schrijf de dag zo: 31-12-2026.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = GapTask
        fields = ("plan", "due_on", "owner")
        labels = {"plan": _("Wat gaat u doen?")}
        help_texts = {"plan": _("Bijvoorbeeld: een avond bij een ondernemersvereniging. Schrijf geen namen op.")}
        widgets = {"plan": forms.Textarea(attrs={"rows": 3})}
        error_messages = {
            "plan": {
                "required": _("Schrijf op wat u gaat doen om deze mensen te horen."),
                "max_length": _("Dit is te lang. Schrijf het in hoogstens 1000 tekens."),
            }
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = organisers()
        self.fields["seen"].initial = self.instance.version


def first_day(round_: Round) -> Any:
    """The day that is proposed: within a week, and before the round closes."""
    day = timezone.localdate() + timedelta(days=_DAYS)
    closes = timezone.localdate(round_.closes_at) if round_.closes_at else None
    return max(min(day, closes), timezone.localdate()) if closes else day


def organisers() -> Any:
    """Who can be given a task: those who organise rounds, in order of their name."""
    organises = Q(groups__name=Role.ORGANISER) | Q(is_superuser=True)
    return User.objects.filter(organises, is_active=True).distinct().order_by("first_name", "last_name", "email")
