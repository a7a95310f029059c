"""The questions of an event: what is asked at its tables, in which order."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.widgets.button import Button

from contributions.service import Refused
from people.models import User

from ..cards.asking import (
    Asked,
    add_from_template,
    add_question,
    change_question,
    drop_question,
    move_question,
    questions_of,
)
from ..cards.staff_forms import QuestionForm
from ..models import Event, EventQuestion
from ..permissions import may_change_events
from .base import EventScreen


def buttons(request: HttpRequest, event: Event) -> list[Button]:
    """The way to the questions, for who may change the event."""
    if not may_change_events(request.user):
        return []
    return [Button(_("Maak de vragen"), reverse("events:questions", args=[event.pk]), icon_name="help", priority=40)]


def panel(request: HttpRequest, event: Event) -> dict[str, Any] | None:
    """What is asked there. One query."""
    return {
        "questions": list(EventQuestion.objects.filter(event=event)),
        "may_change": may_change_events(request.user),
    }


class QuestionsView(EventScreen):
    """All questions, and a form for one more."""

    page_title = gettext_lazy("Vragen van de avond")
    header_icon = "help"
    template_name = "outreach/admin/questions.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The list."""
        return self.show(QuestionForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Add one; or a deed on the list."""
        by = request.user if isinstance(request.user, User) else None
        match request.POST.get("deed"):
            case "template":
                fresh = add_from_template(self.event, by=by)
                said = ngettext("Er staat %(count)d vraag bij.", "Er staan %(count)d vragen bij.", fresh)
                messages.success(request, said % {"count": fresh})
                return self.here()
            case "up" | "down" | "drop" as deed:
                return self._do(deed, by)
        form = QuestionForm(request.POST)
        if not form.is_valid():
            return self.show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            add_question(self.event, asked_in(form), by=by)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        messages.success(request, _("De vraag staat erbij."))
        return self.here()

    def _do(self, deed: str, by: User | None) -> HttpResponse:
        key = self.request.POST.get("question", "")
        question = get_object_or_404(EventQuestion, pk=key if key.isdigit() else 0, event=self.event)
        if deed == "drop":
            drop_question(question, by=by)
            messages.success(self.request, _("De vraag is weg. Wat mensen schreven, blijft staan."))
        else:
            move_question(question, up=deed == "up", by=by)
        return self.here()

    def here(self) -> HttpResponse:
        """This screen again."""
        return redirect("events:questions", self.event.pk)

    def show(self, form: QuestionForm, status: int = HTTPStatus.OK) -> HttpResponse:
        """The list and the form."""
        context = self.get_context_data(form=form, questions=questions_of(self.event))
        return self.render_to_response(context, status=status)

    def get_page_title(self) -> str:
        """What the browser's tab says."""
        return str(self.page_title)


class QuestionView(QuestionsView):
    """Change one question."""

    page_title = gettext_lazy("Verander een vraag")
    template_name = "outreach/admin/question.html"
    question: EventQuestion

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the question: of this event, else there is none."""
        super().setup(request, *args, **kwargs)
        self.question = get_object_or_404(EventQuestion, pk=kwargs["question"], event=self.event)

    def get(self, request: HttpRequest, pk: int, question: int) -> HttpResponse:  # type: ignore[override]
        """The form, with what stands there."""
        return self.show(QuestionForm(instance=self.question))

    def post(self, request: HttpRequest, pk: int, question: int) -> HttpResponse:  # type: ignore[override]
        """Keep it."""
        form = QuestionForm(request.POST)
        if form.is_valid():
            try:
                change_question(self.question, asked_in(form), by=request.user)  # type: ignore[arg-type]
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
            else:
                messages.success(request, _("De vraag is veranderd. Oude kaarten houden de oude vraag."))
                return self.here()
        return self.show(form, HTTPStatus.UNPROCESSABLE_ENTITY)


def asked_in(form: QuestionForm) -> Asked:
    """What an organiser typed."""
    given = form.cleaned_data
    return Asked(given["text"], given["help"], tuple(given["agenda_items"]))


urlpatterns = [
    path("<int:pk>/vragen/", QuestionsView.as_view(), name="questions"),
    path("<int:pk>/vragen/<int:question>/", QuestionView.as_view(), name="question"),
]
