"""The screen on which one text is judged: the text with what may point at people, and what happens with it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from audit.service import looked
from contributions.service import Refused

from . import deeds
from .covering import Span, stretches
from .enums import Verdict, WooState
from .forms import JudgeForm, span_of
from .models import WooDocument
from .proposing import Proposal, proposals
from .texts import label_of, mark_of, texts_of
from .viewing import OnlyOfficers


class JudgeView(OnlyOfficers, WagtailAdminTemplateMixin, FormView):
    """Read one text, cover what may not go out, decide; then the next that waits."""

    template_name = "handover/admin/woo/judge.html"
    page_title = gettext_lazy("Beoordeel een stuk")
    header_icon = "edit"
    form_class = JudgeForm

    @cached_property
    def document(self) -> WooDocument:
        """The text of the address, when it falls under this request."""
        return get_object_or_404(WooDocument, request=self.case, pk=self.kwargs["document"])

    @cached_property
    def text(self) -> str:
        """Its words now; "" when they are gone."""
        return texts_of([self.document]).get(self.document.pk, "")

    @cached_property
    def covered(self) -> list[Proposal]:
        """What was covered before, when the words are still the same."""
        if self.document.mark != mark_of(self.text):
            return []
        return [
            Proposal(each.start, each.end, str(each.get_ground_display()), each.ground)
            for each in self.document.redactions.all()
        ]

    @cached_property
    def proposed(self) -> list[Proposal]:
        """What may point at people and is not covered yet."""
        places = [(each.start, each.end) for each in self.covered]
        return [each for each in proposals(self.text) if not any(a < each.end and each.start < b for a, b in places)]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > requests > the case > this."""
        return self.way_here(self.to_the_case(), ("", _("Stuk %(number)s") % {"number": self.document.number}))

    def get_initial(self) -> dict[str, Any]:
        """As it was judged; who begins, begins with covering when something was found."""
        document = self.document
        fresh = Verdict.REDACTED if self.proposed else Verdict.WHOLE
        judged = document.verdict in (Verdict.WHOLE, Verdict.REDACTED, Verdict.REFUSED)
        return {
            "verdict": document.verdict if judged else fresh,
            "ground": document.ground,
            "mark": mark_of(self.text),
        }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Reading is written down; what is gone cannot be read."""
        if not self.text or self.document.verdict == Verdict.GONE:
            messages.error(request, _("Deze tekst is er niet meer. Haal het stuk uit het verzoek."))
            return redirect("woo:case", self.case.pk)
        looked("handover.woo_read", by=request.user, on=self.case, kind=self.document.kind, key=self.document.key)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The text in pieces, and the boxes as they stand or were ticked."""
        context = super().get_context_data(**kwargs)
        form: JudgeForm = context["form"]
        is_new = self.document.verdict == Verdict.WAITS
        ticked = set(form.ticked())
        boxes = [(each, self.text[each.start : each.end], True) for each in self.covered]
        boxes += [(each, self.text[each.start : each.end], is_new) for each in self.proposed]
        if form.is_bound:
            boxes = [(each, words, each.value in ticked) for each, words, _was in boxes]
            known = {each.value for each, _words, _was in boxes}
            spans = [span_of(value) for value in ticked - known]
            boxes += [
                (Proposal(span.start, span.end, span.ground, span.ground), self.text[span.start : span.end], True)
                for span in spans
            ]
        context.update(
            case=self.case,
            document=self.document,
            label=label_of(self.document),
            boxes=boxes,
            pieces=stretches(self.text, [Span(each.start, each.end, each.ground) for each, _words, _on in boxes]),
            is_judging=self.case.state == WooState.REVIEWING,
        )
        return context

    def form_valid(self, form: JudgeForm) -> HttpResponse:
        """Decide, and go on."""
        given = form.cleaned_data
        try:
            deeds.judge(
                self.document,
                given["verdict"],
                mark=given["mark"],
                spans=form.spans(),
                words=given["words"],
                words_ground=given["words_ground"],
                ground=given["ground"],
                by=self.colleague,
            )
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        waiting = self.case.documents.filter(verdict=Verdict.WAITS)
        following = waiting.filter(number__gt=self.document.number).first() or waiting.first()
        if following is None:
            messages.success(self.request, _("Alle stukken zijn beoordeeld."))
            return redirect("woo:case", self.case.pk)
        return redirect(reverse("woo:judge", args=[self.case.pk, following.pk]))
