"""What became of invitations that were sent: how far it is, and how people hear of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from gatherings.service import MessageWay

from ..models import Sending
from ..permissions import Visitor
from .base import GroupPage
from .by_hand import may_fill

REFRESH_SECONDS = 3


class SendingView(GroupPage, TemplateView):
    """One sending: at work, or done with what was sent and what did not work."""

    template_name = "focusgroups/admin/sending.html"
    page_title = gettext_lazy("Uitnodigingen")
    header_icon = "mail"

    def may(self, user: Visitor) -> bool:
        """Who may choose people by name."""
        return may_fill(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The counts in words."""
        sending = get_object_or_404(Sending, pk=kwargs["sending"], group=self.group)
        people, ways = sending.outcome.get("people", {}), sending.outcome.get("ways", {})
        return super().get_context_data(
            **{
                **kwargs,
                "sending": sending,
                "refresh_seconds": REFRESH_SECONDS,
                "people": [(told, people[code]) for code, told in _people_words() if people.get(code)],
                "ways": [(told, ways[code]) for code, told in _way_words() if ways.get(code)],
                "to_do": sum(number for code, number in ways.items() if code != MessageWay.MAIL),
            }
        )

    def render_to_response(self, context: dict[str, Any], **response_kwargs: Any) -> HttpResponse:
        """Never from a cache: it changes while one looks."""
        response: HttpResponse = super().render_to_response(context, **response_kwargs)
        response["Cache-Control"] = "no-store"
        return response


def _people_words() -> tuple[tuple[str, str], ...]:
    return (
        ("invited", _("uitgenodigd")),
        ("waiting", _("op de reservelijst gezet")),
        ("kept", _("hadden al een plek")),
        ("gone", _("trokken zich terug")),
        ("refused", _("niet gelukt: er was geen stoel")),
        ("failed", _("niet gelukt")),
    )


def _way_words() -> tuple[tuple[str, str], ...]:
    return (
        (MessageWay.MAIL, _("per e-mail, dat gaat vanzelf")),
        (MessageWay.PHONE, _("aan de telefoon: die belt u")),
        (MessageWay.POST, _("met een brief: die drukt u af")),
        (MessageWay.ORGANISATION, _("via een organisatie: die vraagt u het door te geven")),
    )


urlpatterns = [path("<int:pk>/verstuurd/<uuid:sending>/", SendingView.as_view(), name="sending")]
