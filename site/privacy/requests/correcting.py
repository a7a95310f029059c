"""Correcting from where somebody speaks, after they asked for it. Words are never edited: they are taken back."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from audit.service import looked, record
from pages.service import about_somebody_else
from people.models import Participant, Perspective, User
from people.service import Province, SpeaksFor, speak_as

from .enums import RequestKind
from .models import RightsRequest
from .refusal import RequestRefused
from .screens import OneRequest
from .subjects import subjects_of

FIELDS = ("perspective", "speaks_for", "organisation", "province")


class CorrectForm(forms.Form):
    """From where somebody speaks."""

    use_required_attribute = False

    perspective = forms.ModelChoiceField(
        label=gettext_lazy("Perspectief"), queryset=Perspective.objects.none(), required=False
    )
    speaks_for = forms.ChoiceField(label=gettext_lazy("Spreekt voor"), choices=SpeaksFor.choices)
    organisation = forms.CharField(label=gettext_lazy("Organisatie"), max_length=200, required=False)
    province = forms.ChoiceField(
        label=gettext_lazy("Provincie"), choices=[("", gettext_lazy("Niet bekend")), *Province.choices], required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["perspective"]
        field.queryset = Perspective.objects.offered()
        about_somebody_else(self)


@transaction.atomic
def correct(request: RightsRequest, person: Participant, *, by: User, **said: Any) -> None:
    """Write down what somebody says about themselves now; the trail tells which fields changed, not what they say.

    Raises RequestRefused when the request was answered meanwhile.
    """
    found = RightsRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if not found.is_waiting or found.kind != RequestKind.CORRECTION:
        raise RequestRefused(_("Dit verzoek is al beantwoord, of vraagt geen verbetering. Er is niets veranderd."))
    kept = Participant.objects.select_for_update(of=("self",)).get(pk=person.pk)
    before = _as_it_stands(kept)
    speak_as(kept, other_hats=list(kept.other_hats.all()), **said)
    after = _as_it_stands(kept)
    changed = [name for name in FIELDS if before[name] != after[name]]
    record("privacy.corrected", by=by, on=kept, fields=" ".join(changed))


def _as_it_stands(person: Participant) -> dict[str, Any]:
    return {name: getattr(person, name) for name in FIELDS}


class CorrectView(OneRequest, TemplateView):
    """The form, for a request about one person."""

    template_name = "privacy/admin/correct.html"
    page_title = gettext_lazy("Verbeter hoe iemand bij ons staat")

    @cached_property
    def person(self) -> Participant | None:
        """Whom it is about; None when that is nobody, or more than one."""
        people = subjects_of(self.case)
        return people[0] if len(people) == 1 else None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What stands there now."""
        if self.person is None:
            messages.warning(request, _("Wij vinden niet precies één mens bij dit verzoek. Zoek het uit en antwoord."))
            return redirect("verzoeken:decide", self.case.pk)
        return self._show(CorrectForm(initial=_as_it_stands(self.person)))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Write it down; a refusal keeps what was typed."""
        form = CorrectForm(request.POST)
        if self.person is None or not form.is_valid():
            return self._show(form, status=422)
        try:
            correct(self.case, self.person, by=self.colleague, **form.cleaned_data)
        except RequestRefused as refusal:
            form.add_error(None, refusal.sentence)
            return self._show(form, status=422)
        messages.success(request, _("Verbeterd. Schrijf nu uw antwoord."))
        return redirect("verzoeken:decide", self.case.pk)

    def _show(self, form: CorrectForm, status: int = 200) -> HttpResponse:
        looked("privacy.request_read", by=self.request.user, on=self.case, screen="correct")
        back = reverse("verzoeken:decide", args=[self.case.pk])
        return self.render_to_response(self.get_context_data(case=self.case, form=form, back=back), status=status)
