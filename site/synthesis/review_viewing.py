"""Looking again at a final decision, in the admin."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from contributions.service import Refused

from .decision_screens import DecisionScreen
from .enums import DecisionState
from .permissions import Visitor, may_move
from .reviewing import review


class ReviewForm(forms.Form):
    """What was seen, and when the team looks once more."""

    note = forms.CharField(
        label=gettext_lazy("Wat zag u?"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Korte zinnen. Iedereen leest dit bij het besluit. Het besluit zelf verandert niet."),
        error_messages={"required": gettext_lazy("Schrijf op wat u zag toen u opnieuw keek.")},
    )
    again_on = forms.DateField(
        label=gettext_lazy("Wanneer kijkt u weer?"),
        required=False,
        widget=AdminDateInput(format="%d-%m-%Y"),
        help_text=gettext_lazy("Laat leeg als dat niet nodig is."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ReviewView(DecisionScreen):
    """Tell what the team saw when it looked again."""

    template_name = "synthesis/admin/review.html"
    page_title = gettext_lazy("Opnieuw bekijken")

    @staticmethod
    def may(user: Visitor) -> bool:
        """As for making it final."""
        return may_move(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, when there is something to look at again."""
        kwargs.setdefault("form", ReviewForm(initial={"version": self.decision.version}))
        possible = self.decision.state == DecisionState.FINAL
        return super().get_context_data(decision=self.decision, possible=possible, **kwargs)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Once: the version in the form is the one that was read."""
        form = ReviewForm(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            try:
                review(
                    self.decision,
                    given["note"],
                    by=self.staff,
                    again_on=given["again_on"],
                    version=given["version"] or 0,
                )
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
            else:
                messages.success(request, _("Bewaard. Het staat bij het besluit op de website."))
                return redirect("besluiten:inspect", pk)
        return self.render_to_response(self.get_context_data(form=form), status=422)
