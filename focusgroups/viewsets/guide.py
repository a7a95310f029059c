"""The discussion guide in the admin: all of it on one screen, each part and question on a form of its own."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributions.service import Refused
from pages.service import PdfUnavailable
from people.models import User

from ..models import GuideQuestion, GuideSection
from ..permissions import Visitor, may_change_guides
from ..running import guide
from ..running.forms import QuestionForm, SectionForm
from ..running.printing import guide_pdf
from .base import GroupPage


class _GuidePage(GroupPage):
    """A screen of the guide, for who may write it."""

    header_icon = "list-ol"

    def may(self, user: Visitor) -> bool:
        """Who may write guides."""
        return may_change_guides(user)

    @property
    def colleague(self) -> User:
        """Who is acting."""
        assert isinstance(self.request.user, User)
        return self.request.user

    def back_to_guide(self, anchor: str = "") -> HttpResponse:
        """The whole guide."""
        return redirect(reverse("groups:guide", args=[self.group.pk]) + anchor)

    def find_section(self, pk: int) -> GuideSection:
        """The part with this number in this guide, or a 404."""
        found = GuideSection.objects.select_related("group").filter(group=self.group, pk=pk).first()
        if found is None:
            raise Http404("no such part in this guide")
        return found

    def find_question(self, pk: int) -> GuideQuestion:
        """The question with this number in this guide, or a 404."""
        found = GuideQuestion.objects.select_related("section__group").filter(section__group=self.group, pk=pk).first()
        if found is None:
            raise Http404("no such question in this guide")
        return found


class GuideView(_GuidePage):
    """The whole guide, and everything one does with its order."""

    template_name = "focusgroups/admin/guide.html"
    page_title = gettext_lazy("Leidraad voor het gesprek")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """As it stands, with the minutes beside the time there is."""
        sections = guide.sections_of(self.group)
        return self.render_to_response(
            self.get_context_data(sections=sections, length=guide.length_of(self.group, sections))
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take the example, move something a place, or take it out."""
        given, deed = request.POST, request.POST.get("actie", "")
        try:
            if deed == "voorbeeld":
                guide.use_template(self.group, by=self.colleague)
                return self.back_to_guide()
            what: GuideSection | GuideQuestion = (
                self.find_section(_number(given.get("onderdeel")))
                if given.get("onderdeel")
                else self.find_question(_number(given.get("vraag")))
            )
            section = what if isinstance(what, GuideSection) else what.section
            if deed in ("omhoog", "omlaag"):
                guide.shift(what, up=deed == "omhoog", by=self.colleague)
            elif deed == "weg" and isinstance(what, GuideSection):
                guide.drop_section(what, by=self.colleague)
                return self.back_to_guide()
            elif deed == "weg" and isinstance(what, GuideQuestion):
                guide.drop_question(what, by=self.colleague)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self.back_to_guide()
        return self.back_to_guide(f"#onderdeel-{section.pk}")


class _GuideFormView(_GuidePage):
    """A form for a part or a question."""

    template_name = "focusgroups/admin/guide_form.html"

    def show(self, form: forms.BaseForm, status: int = 200) -> HttpResponse:
        """The form, with what was typed."""
        return self.render_to_response(self.get_context_data(form=form), status=status)


class SectionView(_GuideFormView):
    """A part of the guide: new, or one that is there (`section` in the address)."""

    page_title = gettext_lazy("Onderdeel van de leidraad")

    def get(self, request: HttpRequest, pk: int, section: int | None = None) -> HttpResponse:
        """Empty, or as it is."""
        return self.show(SectionForm(instance=self.find_section(section) if section else None))

    def post(self, request: HttpRequest, pk: int, section: int | None = None) -> HttpResponse:
        """Keep it."""
        form = SectionForm(request.POST, instance=self.find_section(section) if section else None)
        if not form.is_valid():
            return self.show(form, 422)
        kept = guide.save_section(self.group, form.save(commit=False), by=self.colleague)
        messages.success(request, _("‘%s’ is bewaard.") % kept.title)
        return self.back_to_guide(f"#onderdeel-{kept.pk}")


class QuestionView(_GuideFormView):
    """A question of the guide: new in a part (`section`), or one that is there (`question`)."""

    page_title = gettext_lazy("Vraag van de leidraad")

    def get(self, request: HttpRequest, pk: int, section: int = 0, question: int = 0) -> HttpResponse:
        """Empty, or as it is."""
        return self.show(self._form(section, question))

    def post(self, request: HttpRequest, pk: int, section: int = 0, question: int = 0) -> HttpResponse:
        """Keep it."""
        form = self._form(section, question, request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        part = self.find_question(question).section if question else self.find_section(section)
        guide.save_question(part, form.save(commit=False), by=self.colleague)
        messages.success(request, _("De vraag is bewaard."))
        return self.back_to_guide(f"#onderdeel-{part.pk}")

    def _form(self, section: int, question: int, data: Any = None) -> QuestionForm:
        if not question:
            self.find_section(section)
        instance = self.find_question(question) if question else None
        return QuestionForm(data, instance=instance, group=self.group)


class GuidePdfView(_GuidePage):
    """The guide on paper."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file, or a sentence."""
        try:
            made = guide_pdf(self.group)
        except PdfUnavailable as missing:
            messages.error(request, missing.sentence)
            return self.back_to_guide()
        name = f'inline; filename="leidraad-{self.group.slug}.pdf"'
        return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": name})


def _number(typed: Any) -> int:
    text = str(typed or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
