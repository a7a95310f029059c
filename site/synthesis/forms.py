"""What staff fill in about a decision."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from people.service import staff_accounts
from privacy.service import guard_for_storage

from .decisions import correct
from .enums import FindingState
from .models import Decision, Finding


class GuardedTextsForm(WagtailAdminModelForm):
    """What staff write here everybody may read one day: never with a citizen service number in it."""

    guarded: ClassVar[tuple[str, ...]] = ()

    def clean(self) -> dict[str, Any]:
        """Mask before anything is stored, or shown again."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in self.guarded:
            if cleaned.get(name):
                cleaned[name] = guard_for_storage(cleaned[name])[0]
        return cleaned


class FindingForm(GuardedTextsForm):
    """One sentence, and where it comes from."""

    guarded = ("sentence", "page_reference")


class DecisionForm(GuardedTextsForm):
    """Carries the version somebody looked at, so that two people at once do not overwrite each other."""

    guarded = ("title", "reason", "owner_name", "what_changed")

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_new = self.instance._state.adding
        self.fields["version"].initial = self.instance.version
        owner = self.fields.get("owner")
        if owner is not None:
            owner.queryset = staff_accounts().filter(is_active=True).order_by("email")
            owner.help_text = _("Deze collega krijgt het besluit terug op het bureau. Leeg: u zelf.")
        if "open_until" in self.fields:
            self.fields["open_until"].help_text = _("Laat leeg voor twee weken, vanaf de dag dat u het openlegt.")
        choices = self.fields.get("findings")
        if choices is not None:
            theme = None if self.is_new else self.instance.agenda_item_id
            about = Finding.objects.filter(agenda_item=theme) if theme else Finding.objects.none()
            linked = Q() if self.is_new else Q(decisions=self.instance.pk)
            choices.queryset = about.filter(Q(state=FindingState.ADOPTED) | linked).distinct()
            choices.help_text = (
                _("Bewaar eerst. Daarna kiest u hier uit de bevindingen van dit thema.")
                if self.is_new
                else _("U ziet alleen vastgestelde bevindingen.")
            )

    def save(self, commit: bool = True) -> Decision:
        """Write down a new decision, or correct one; raises what :func:`synthesis.decisions.correct` raises."""
        if self.is_new:
            if self.for_user is not None and self.instance.owner is None:
                self.instance.owner = self.for_user
            return super().save(commit)
        decision = super().save(commit=False)
        correct(decision, version=self.cleaned_data["version"] or 0, by=self.for_user)
        self.save_m2m()
        return decision
