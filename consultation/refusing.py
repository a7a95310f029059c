"""What forms in the admin share: a refusal is shown as a sentence, and what was typed stays."""

from typing import Any

from django import forms
from django.http import HttpResponse

from contributions.service import Refused


class RefusalAsMessage:
    """For Wagtail's create and edit views: a deed that raises Refused shows the form again."""

    produced_error_message: str | None

    def form_valid(self, form: forms.BaseForm) -> HttpResponse:
        """Do the deed; when it is refused, nothing was written and the form comes back filled in."""
        try:
            return super().form_valid(form)  # type: ignore[misc,no-any-return]
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)

    def get_error_message(self) -> Any:
        """From Wagtail's view."""
        return super().get_error_message()  # type: ignore[misc]

    def form_invalid(self, form: forms.BaseForm) -> HttpResponse:
        """From Wagtail's view."""
        return super().form_invalid(form)  # type: ignore[misc,no-any-return]
