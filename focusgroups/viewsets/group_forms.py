"""Making a group and changing it, in the admin."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic

from consultation.service import RefusalAsMessage, TellsMeanwhile
from people.models import Perspective

from ..making.groups import change_group, create_group
from ..models import FocusGroup


class _GroupFormView(RefusalAsMessage):
    """After the deed one lands on the page of the group, where everything else is done."""

    object: FocusGroup

    def get_page_subtitle(self) -> str:
        """None: the title says it all."""
        return ""

    def get_success_url(self) -> str:
        """The page of the group."""
        return reverse("groups:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """None: the page one lands on has them all."""
        return []


class GroupCreateView(_GroupFormView, generic.CreateView):
    """A new group starts from a template by kind; `?perspectief=` says for whom it is meant."""

    page_title = gettext_lazy("Nieuwe groep")
    submit_button_label = gettext_lazy("Maak de groep")
    success_message = gettext_lazy("De groep ‘%(object)s’ staat klaar als concept.")
    error_message = gettext_lazy("De groep is nog niet gemaakt. Kijk bij de rode meldingen.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """For whom it is meant, when that was asked for."""
        code = self.request.GET.get("perspectief", "")
        meant_for = Perspective.objects.filter(code=code).first() if code else None
        return {**super().get_form_kwargs(), "meant_for": meant_for}

    def get_add_url(self) -> str:
        """Where the form goes: with the same question in the address."""
        url = reverse("groups:add")
        code = self.request.GET.get("perspectief", "")
        return f"{url}?perspectief={code}" if code.replace("_", "").isalnum() else url

    def save_instance(self) -> FocusGroup:
        """The deed makes the group and its page."""
        by = self.request.user
        return create_group(self.form.start(), by=by, token=self.form.cleaned_data["token"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Gespreksgroepen > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Gespreksgroepen")},
            {"url": "", "label": str(self.page_title)},
        ]


class GroupEditView(_GroupFormView, TellsMeanwhile, generic.EditView):
    """Texts and numbers."""

    template_name = "focusgroups/admin/group_edit.html"
    page_title = gettext_lazy("Bewerk de groep")
    submit_button_label = gettext_lazy("Bewaar")
    success_message = gettext_lazy("De groep is bewaard.")
    error_message = gettext_lazy("De groep is nog niet bewaard. Kijk bij de rode meldingen.")

    def save_instance(self) -> FocusGroup:
        """Only the fields of this form are written."""
        return change_group(self.object, self.form.values(), by=self.request.user, seen=self.form.seen.version)
