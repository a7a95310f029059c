"""Making an event and changing its texts, in the admin."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic

from consultation.service import RefusalAsMessage, TellsMeanwhile
from people.models import Perspective
from people.service import Province

from ..enums import EventKind
from ..making.editing import change_event
from ..making.starting import start_event
from ..models import Event

#: What one may ask for in the address of the form for a new event: the board of blind spots does.
_ASKED = ("perspectief", "provincie", "soort")


class _EventFormView(RefusalAsMessage):
    """After the deed one lands on the page of the event, where everything else is done."""

    object: Event

    def get_page_subtitle(self) -> str:
        """None: the title says it all."""
        return ""

    def get_success_url(self) -> str:
        """The page of the event."""
        return reverse("events:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """None: the page one lands on has them all."""
        return []

    def form_invalid(self, form: Any) -> Any:
        """Again, with what was typed; 422 unless it already says otherwise."""
        response = super().form_invalid(form)
        response.status_code = 422
        return response


class EventCreateView(_EventFormView, generic.CreateView):
    """A new event with its first date. The address may say for whom, where and what kind."""

    template_name = "outreach/admin/event_new.html"
    page_title = gettext_lazy("Nieuw evenement")
    submit_button_label = gettext_lazy("Maak het evenement")
    success_message = gettext_lazy("‘%(object)s’ staat klaar als concept. Nog niemand ziet het.")
    error_message = gettext_lazy("Het evenement is nog niet gemaakt. Kijk bij de rode meldingen.")

    def get_initial(self) -> dict[str, Any]:
        """The kind, when that was asked for."""
        kind = self.request.GET.get("soort", "")
        return {**super().get_initial(), **({"kind": kind} if kind in EventKind.values else {})}

    def get_form_kwargs(self) -> dict[str, Any]:
        """For whom and in which province, when that was asked for."""
        code, province = self.request.GET.get("perspectief", ""), self.request.GET.get("provincie", "")
        meant_for = Perspective.objects.filter(code=code).first() if code else None
        return {
            **super().get_form_kwargs(),
            "meant_for": meant_for,
            "province": province if province in Province.values else "",
        }

    def get_add_url(self) -> str:
        """Where the form goes: with the same questions in the address."""
        asked = {name: self.request.GET.get(name, "") for name in _ASKED}
        said = "&".join(f"{name}={value}" for name, value in asked.items() if value.replace("_", "").isalnum())
        return f"{reverse('events:add')}?{said}" if said else reverse("events:add")

    def save_instance(self) -> Event:
        """The deed makes the event, its page and its date."""
        token = self.form.cleaned_data["token"]
        return start_event(self.form.start(), self.form.first(), by=self.request.user, token=token)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > In het land > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("In het land")},
            {"url": "", "label": str(self.page_title)},
        ]


class EventEditView(_EventFormView, TellsMeanwhile, generic.EditView):
    """Texts, and what is arranged."""

    template_name = "outreach/admin/event_edit.html"
    page_title = gettext_lazy("Bewerk de teksten")
    submit_button_label = gettext_lazy("Bewaar")
    success_message = gettext_lazy("Het evenement is bewaard.")
    error_message = gettext_lazy("Het evenement is nog niet bewaard. Kijk bij de rode meldingen.")

    def save_instance(self) -> Event:
        """Only the fields of this form are written."""
        return change_event(self.object, self.form.values(), by=self.request.user, seen=self.form.seen.version)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > In het land > this event > its texts."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("In het land")},
            {"url": reverse("events:inspect", args=[self.object.pk]), "label": self.object.title},
            {"url": "", "label": str(self.page_title)},
        ]
