"""The rules of moderation in the admin: all versions, the text of one, and a next version from the one in force."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from .. import rules
from ..models import ModerationRules
from ..refusals import Refused
from .access import colleague


def state_of(version: ModerationRules) -> str:
    """Coming, in force, or older."""
    if rules.may_change(version):
        return _("Komt eraan")
    now = rules.in_force()
    return _("Geldt nu") if now and now.pk == version.pk else _("Gold eerder")


class NoDeleteView(generic.DeleteView):
    """A version is never deleted, not even by who may do everything: decisions say under which one they were taken."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse."""
        raise PermissionDenied


class RulesIndexView(generic.IndexView):
    """All versions, the last one first."""

    page_title = gettext_lazy("Spelregels")
    add_item_label = gettext_lazy("Maak een nieuwe versie")
    default_ordering = "-number"
    is_searchable = False

    def get_edit_url(self, instance: ModerationRules) -> str | None:
        """Only a version that does not hold yet can be edited."""
        return super().get_edit_url(instance) if rules.may_change(instance) else None

    def get_delete_url(self, instance: ModerationRules) -> str | None:
        """None: a version is never deleted."""
        return None

    def get_columns(self) -> list[Column]:
        """Version, from when, and whether it holds; asked once for the whole list."""
        now = rules.in_force()

        def state(version: ModerationRules) -> str:
            if rules.may_change(version):
                return _("Komt eraan")
            return _("Geldt nu") if now and now.pk == version.pk else _("Gold eerder")

        return [
            TitleColumn("number", label=_("Versie"), accessor="__str__", get_url=self.get_inspect_url),
            Column("valid_from", label=_("Geldt vanaf")),
            Column("state", label=_("Stand"), accessor=state),
            Column("what_changed", label=_("Wat is er veranderd")),
        ]

    columns = property(get_columns)


class _Saving:
    """A refusal of the deed becomes a message above the form, with what was typed still in it."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, or say why not."""
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except Refused as refused:
            form.add_error(None, refused.sentence)
            self.produced_error_message = refused.sentence
            return self.form_invalid(form)  # type: ignore[attr-defined]

    def get_success_url(self) -> str:
        """The version itself, as it will be read."""
        return reverse("moderatieregels:inspect", args=[self.object.pk])  # type: ignore[attr-defined]

    def get_success_buttons(self) -> list[Any]:
        """None: one lands on the version."""
        return []


class RulesCreateView(_Saving, generic.CreateView):
    """A new version begins with the words of the one in force."""

    page_title = gettext_lazy("Maak")
    submit_button_label = gettext_lazy("Bewaar deze versie")
    success_message = gettext_lazy("%(object)s staat klaar.")
    error_message = gettext_lazy("De versie is nog niet bewaard. Kijk bij de rode meldingen.")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One version in waiting is enough."""
        waiting = ModerationRules.objects.coming().first()
        if waiting is not None:
            messages.warning(request, rules.one_is_waiting(waiting))
            return redirect("moderatieregels:edit", waiting.pk)
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        """What holds now, from tomorrow on."""
        now = rules.in_force()
        return {"text": now.text if now else "", "valid_from": timezone.localdate() + timedelta(days=1)}

    def save_instance(self) -> ModerationRules:
        """The deed gives the number."""
        return rules.new_version(by=colleague(self.request), **_values(self.form))


class RulesEditView(_Saving, generic.EditView):
    """Only for a version that does not hold yet."""

    page_title = gettext_lazy("Bewerk")
    submit_button_label = gettext_lazy("Bewaar deze versie")
    success_message = gettext_lazy("%(object)s is bewaard.")
    error_message = gettext_lazy("De versie is nog niet bewaard. Kijk bij de rode meldingen.")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form; a version in force has none."""
        version = self.get_object()
        if not rules.may_change(version):
            messages.warning(request, _("Deze versie geldt al en verandert niet meer. Maak een nieuwe versie."))
            return redirect("moderatieregels:inspect", version.pk)
        return super().get(request, *args, **kwargs)

    def get_delete_url(self) -> str | None:
        """None: a version is never deleted."""
        return None

    def save_instance(self) -> ModerationRules:
        """The deed checks again under its lock."""
        return rules.change_version(self.object.pk, by=colleague(self.request), **_values(self.form))


class RulesInspectView(generic.InspectView):
    """One version, as everybody reads it."""

    page_title = gettext_lazy("Spelregels")
    template_name = "contributions/admin/rules.html"

    def get_edit_url(self) -> str | None:
        """Only when it does not hold yet."""
        return super().get_edit_url() if rules.may_change(self.object) else None

    def get_delete_url(self) -> str | None:
        """None: a version is never deleted."""
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With where it stands."""
        return super().get_context_data(rules=self.object, state=state_of(self.object), **kwargs)


def _values(form: Any) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("text", "valid_from", "what_changed")}
