"""Messages under receipts: the list with what waits first, and the screen to answer."""

from typing import Any
from uuid import UUID

from django.contrib import messages as screen_messages
from django.db.models import Count, F, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin

from audit.service import looked

from .. import messages
from ..enums import MessageKind, MessageSide
from ..forms import AnswerForm
from ..models import Receipt
from ..permissions import may_answer
from ..refusals import ChangedMeanwhile, Refused
from .access import BoundedPaginator, OnlyFor, colleague

WAITS = Q(messages__side=MessageSide.PARTICIPANT, messages__answered=False)


def conversations() -> QuerySet[Receipt]:
    """Receipts with messages, the longest waiting first, answered ones at the end."""
    return (
        Receipt.objects.filter(messages__isnull=False)
        .select_related("participation__occasion")
        .annotate(
            waiting=Count("messages", filter=WAITS),
            objections=Count("messages", filter=WAITS & Q(messages__kind=MessageKind.OBJECTION)),
            waiting_since=Min("messages__written_on", filter=WAITS),
            begun_on=Min("messages__written_on"),
        )
        .order_by(F("waiting_since").asc(nulls_last=True), "-begun_on", "id")
    )


def state_of(receipt: Any) -> str:
    """How many wait, and whether there is an objection among them."""
    if not receipt.waiting:
        return gettext("Beantwoord")
    text = ngettext("%(count)d wacht op antwoord", "%(count)d wachten op antwoord", receipt.waiting)
    text %= {"count": receipt.waiting}
    return " ".join([text, gettext("(bezwaar)")]) if receipt.objections else text


class MessageListView(OnlyFor, BaseListingView):
    """All conversations under receipts."""

    may = staticmethod(may_answer)
    model = Receipt
    page_title = _("Vragen van deelnemers")
    header_icon = "mail"
    paginator_class = BoundedPaginator
    paginate_by = 25
    verbose_name = _("gesprek")
    verbose_name_plural = _("gesprekken")

    def get_base_queryset(self) -> QuerySet[Receipt]:
        """Unanswered first."""
        return conversations()

    @cached_property
    def columns(self) -> list[Column]:
        """What waits, since when, about what. No words."""
        return [
            TitleColumn(
                "receipt",
                label=_("Bewijs"),
                accessor="__str__",
                get_url=lambda receipt: reverse(
                    f"{self.index_url_name.split(':')[0]}:conversation", args=[receipt.pk]
                ),
            ),
            Column("waiting", label=_("Stand"), accessor=state_of),
            Column("waiting_since", label=_("Wacht sinds")),
            Column("occasion", label=_("Gelegenheid"), accessor="participation.occasion"),
        ]


class ConversationView(OnlyFor, WagtailAdminTemplateMixin, View):
    """What was asked and answered under one receipt, and the place to answer."""

    may = staticmethod(may_answer)
    viewset_namespace = ""
    header_icon = "mail"
    page_title = _("Beantwoord een vraag")
    template_name = "contributions/admin/conversation.html"

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The messages; opening them is written down."""
        receipt = self._find(pk)
        return self._show(receipt)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Send the answer; a refusal keeps what was typed."""
        receipt = self._find(pk)
        form = AnswerForm(request.POST)
        if not form.is_valid():
            return self._show(receipt, form)
        try:
            messages.answer(
                receipt, form.cleaned_data["text"], by=colleague(request), up_to=form.cleaned_data["up_to"]
            )
        except (ChangedMeanwhile, Refused) as refusal:
            screen_messages.error(request, refusal.sentence)
            return self._show(receipt, form)
        screen_messages.success(request, _("Uw antwoord is verstuurd. De deelnemer leest het op ‘Mijn inbreng’."))
        return redirect(reverse(f"{self.viewset_namespace}:index"))

    def _find(self, pk: UUID) -> Receipt:
        found = Receipt.objects.filter(messages__isnull=False).select_related("participation__occasion").distinct()
        return get_object_or_404(found, pk=pk)

    def _show(self, receipt: Receipt, form: AnswerForm | None = None) -> HttpResponse:
        looked("contributions.messages_read", by=self.request.user, on=receipt)
        thread = list(receipt.messages.all())
        waits = any(message.side == MessageSide.PARTICIPANT and not message.answered for message in thread)
        context = self.get_context_data(
            receipt=receipt,
            thread=thread,
            waits=waits,
            form=form or AnswerForm(initial={"up_to": thread[-1].order}),
        )
        return self.render_to_response(context, status=422 if form else 200)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Where this screen stands."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{self.viewset_namespace}:index"), "label": _("Vragen van deelnemers")},
            {"url": "", "label": self.get_page_title()},
        ]
