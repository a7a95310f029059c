"""Writing a finding down: a long sentence is kept, and the writer hears that it is long."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic import CreateView, EditView

#: What most people read without stopping.
LONGEST_SENTENCE = 15


class _SaysWhenLong:
    """Saves first; then says how many words the sentence has, when those are many."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, and warn."""
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        words = len(form.instance.sentence.split())
        if words > LONGEST_SENTENCE:
            messages.warning(
                self.request,  # type: ignore[attr-defined]
                _("De zin heeft %(count)s woorden. Maak er liever hooguit %(longest)s van.")
                % {"count": words, "longest": LONGEST_SENTENCE},
            )
        return response


class FindingCreateView(_SaysWhenLong, CreateView):
    """A new finding."""


class FindingEditView(_SaysWhenLong, EditView):
    """A finding that is there."""
