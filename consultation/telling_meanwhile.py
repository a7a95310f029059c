"""For an edit form in the admin: when a colleague was first, the form comes back with both, and nothing is lost."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

from contributions.service import ChangedMeanwhile

from .meanwhile import Merged


class TellsMeanwhile:
    """Between RefusalAsMessage and Wagtail's edit view. The deed raises ChangedMeanwhile; the form is a SeenForm."""

    merged: Merged | None = None
    object: Any
    produced_error_message: str | None
    has_unsaved_changes: bool

    def form_valid(self, form: Any) -> HttpResponse:
        """Do the deed, or show what a colleague changed beside what was typed."""
        try:
            return super().form_valid(form)  # type: ignore[misc,no-any-return]
        except ChangedMeanwhile as refusal:
            self.object = self.get_object()  # type: ignore[attr-defined]
            self.merged = form.merged_with(self.object)
            self.produced_error_message = refusal.sentence
            self.has_unsaved_changes = True
            kwargs = {**self.get_form_kwargs(), "instance": self.object, "initial": self.merged.values}  # type: ignore[attr-defined]
            fresh = type(form)(**{name: value for name, value in kwargs.items() if name not in ("data", "files")})
            response: HttpResponse = self.form_invalid(fresh)  # type: ignore[attr-defined]
            response.status_code = HTTPStatus.CONFLICT
            return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What changed meanwhile, by field."""
        return super().get_context_data(merged=self.merged, **kwargs)  # type: ignore[misc,no-any-return]
