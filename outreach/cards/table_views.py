"""Writing a card at a table: choose a question, write, send. Works without scripts, on the smallest phone."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from contributions import service as contributions
from contributions.service import Refused
from privacy import service as privacy

from ..models import EventQuestion
from . import cookies
from .forms import CardForm
from .periods import find_date
from .table_base import TableView, asked_code
from .writing import Written, anything_else, send_card

BSN = "bsn"


class EnterTable(View):
    """Type the code that stands on the table, for who cannot scan."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form; a known code leads on. No cookie, no POST."""
        typed = request.GET.get("code", "").strip()
        found = find_date(typed) if typed else None
        if found is not None:
            return redirect(reverse("outreach:table", args=[found.card_code]))
        context = {"typed": typed[:20], "is_unknown": bool(typed)}
        status = HTTPStatus.NOT_FOUND if typed else HTTPStatus.OK
        return render(request, "outreach/table/enter.html", context, status=status)


class Table(TableView):
    """What is asked here. Reading sets no cookie."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The questions; when one cannot write, why not."""
        return self.show("table", closed=self.closed, questions=self.questions, has_card=bool(self.code))


class WriteCard(TableView):
    """One question, one card. Question 0 is about anything else."""

    question: EventQuestion | None = None

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Which question; when one cannot write, what was typed is shown with the reason."""
        key = kwargs.pop("pk")
        self.question = next((each for each in self.questions if each.pk == key), None)
        if key and self.question is None:
            if request.method == "POST":
                return self._gone(request.POST.get("text", ""))
            raise Http404("no such question at this table")
        if self.closed:
            typed = privacy.guard_for_storage(request.POST.get("text", ""))[0]
            status = HTTPStatus.CONFLICT if request.method == "POST" else HTTPStatus.OK
            return self.show("table", status, closed=self.closed, questions=self.questions, typed=typed)
        return super().answer(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """An empty card. From here on the browser holds a code; the database knows nothing yet."""
        return self._show(CardForm(initial={"asked": asked_code(self.asked)}))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Send it; or say what to look at first, with what was typed."""
        data = request.POST.copy()
        guarded = privacy.inspect(privacy.clean(data.get("text", "")))
        data["text"] = guarded.text
        form = CardForm(data)
        if not form.is_valid():
            return self._show(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        given = form.cleaned_data
        if not self.code or self.is_withdrawn:
            return self._show(form, status=HTTPStatus.CONFLICT, is_lost=True)
        if given["asked"] != asked_code(self.asked):
            data["asked"] = asked_code(self.asked)
            return self._show(CardForm(data), status=HTTPStatus.CONFLICT, is_changed=True)
        seen = {str(hint.kind) for hint in guarded.hints}
        if guarded.bsn_count or seen - set(given["told"].split(",")):
            data["told"] = ",".join(sorted(seen))
            return self._show(CardForm(data), notes=privacy.explain(guarded))
        try:
            send_card(self.date, self.code, Written(given["nonce"], given["text"], self.question))
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self._show(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        return self.go("table_sent", query=f"vraag={self.question.pk if self.question else 0}")

    @property
    def asked(self) -> str:
        """The question as it is asked now."""
        return self.question.text if self.question else anything_else()

    def _gone(self, typed: str) -> HttpResponse:
        """The question was taken away meanwhile: the words fit on a card about anything else."""
        form = CardForm(initial={"text": privacy.guard_for_storage(typed)[0], "asked": asked_code(anything_else())})
        return self._show(form, status=HTTPStatus.CONFLICT, is_gone=True)

    def _show(self, form: CardForm, status: int = HTTPStatus.OK, **about: Any) -> HttpResponse:
        needs_code = not self.code or self.is_withdrawn
        response = self.show(
            "card",
            status,
            form=form,
            question=self.question,
            asked=self.asked,
            action=self.address("table_card", self.question.pk if self.question else 0),
            **about,
        )
        if needs_code:
            cookies.hold(response, self.date, contributions.new_code())
        return response
