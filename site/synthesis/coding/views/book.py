"""The codebook: the tree, and a screen for every deed on a code. All of them work without scripts."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contributions.service import Refused

from ...models import Code, CodebookVersion, CodeEvent
from ...permissions import may_change_codebook
from .. import codebook
from ..forms import CodeForm, NoteForm, PlaceForm, SplitForm
from ..tree import tree
from .access import OnlyAnalysts

PER_PAGE = 50


def _home() -> dict[str, Any]:
    return {"url": reverse("codeboek:index"), "label": _("Codeboek")}


class BookView(OnlyAnalysts, WagtailAdminTemplateMixin, TemplateView):
    """Every code in use with what it means, and how many excerpts and people stand behind it."""

    template_name = "synthesis/admin/coding/book.html"
    page_title = gettext_lazy("Codeboek")
    header_icon = "list-ul"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > this."""
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The tree, and what is not in use any more."""
        return super().get_context_data(
            tree=tree(with_counts=True),
            retired=Code.objects.filter(retired_on__isnull=False).select_related("merged_into").order_by("name"),
            may_change=may_change_codebook(self.request.user),
            **kwargs,
        )


class CodeHistoryView(OnlyAnalysts, WagtailAdminTemplateMixin, TemplateView):
    """Everything that was done to the codebook, newest first; of one code with `?code=`."""

    template_name = "synthesis/admin/coding/history.html"
    page_title = gettext_lazy("Geschiedenis van het codeboek")
    header_icon = "history"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > codebook > this."""
        return [*self.breadcrumbs_items, _home(), {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of events with what changed."""
        events = CodeEvent.objects.select_related("code", "by")
        code = Code.objects.filter(pk__in=_one_uuid(self.request.GET.get("code", ""))).first()
        if code:
            events = events.filter(code=code)
        page = Paginator(events, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(code=code, page_of_events=page, **kwargs)


class VersionsView(OnlyAnalysts, WagtailAdminTemplateMixin, FormView):
    """The versions that were fixed, and fixing one."""

    template_name = "synthesis/admin/coding/versions.html"
    page_title = gettext_lazy("Versies van het codeboek")
    header_icon = "history"
    form_class = NoteForm

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > codebook > this."""
        return [*self.breadcrumbs_items, _home(), {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The versions with their codes."""
        return super().get_context_data(
            versions=CodebookVersion.objects.select_related("by"),
            may_change=may_change_codebook(self.request.user),
            **kwargs,
        )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Fix it as it stands."""
        if not may_change_codebook(self.request.user):
            raise PermissionDenied
        version = codebook.fix_version(by=self.colleague, note=form.cleaned_data["note"])
        messages.success(self.request, _("Versie %(number)s is bewaard.") % {"number": version.number})
        return redirect("codeboek:versions")


class _DeedView(OnlyAnalysts, WagtailAdminTemplateMixin, FormView):
    """One deed on one code: a form, a sentence, and back to the tree. A refusal keeps what was typed."""

    template_name = "synthesis/admin/coding/deed.html"
    header_icon = "edit"
    button: Any
    explanation: Any = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may change the codebook."""
        if not may_change_codebook(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def code(self) -> Code:
        """The code it is about."""
        return get_object_or_404(Code.objects.select_related("parent"), pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """Which code."""
        return self.code.name if "pk" in self.kwargs else ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > codebook > this."""
        return [*self.breadcrumbs_items, _home(), {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the words on the screen."""
        return super().get_context_data(
            code=self.code if "pk" in self.kwargs else None,
            button=self.button,
            explanation=self.explanation,
            back=reverse("codeboek:index"),
            **kwargs,
        )

    def form_valid(self, form: Any) -> HttpResponse:
        """Do it; a refusal is a sentence above the form."""
        try:
            sentence = self.do(form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        messages.success(self.request, sentence)
        return redirect("codeboek:index")

    def do(self, chosen: dict[str, Any]) -> str:
        """The deed; returns what to say afterwards."""
        raise Refused(_("Kies wat u met deze code wilt doen."))


class CodeAddView(_DeedView):
    """A new code."""

    page_title = gettext_lazy("Maak een code")
    button = gettext_lazy("Maak de code")
    form_class = CodeForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """With the tree to choose a place in."""
        return {**super().get_form_kwargs(), "branches": tree(), "is_new": True}

    def get_initial(self) -> dict[str, Any]:
        """A link in the tree fills in the place."""
        return {"parent": self.request.GET.get("onder", "")}

    def do(self, chosen: dict[str, Any]) -> str:
        """Make it."""
        code = codebook.make_code(by=self.colleague, **chosen)
        return _("De code ‘%(name)s’ is gemaakt.") % {"name": code.name}


class CodeEditView(_DeedView):
    """Other words for a code; and from here to every other deed."""

    page_title = gettext_lazy("Wijzig de code")
    button = gettext_lazy("Bewaar de code")
    form_class = CodeForm
    template_name = "synthesis/admin/coding/code.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Without a place: moving is a deed of its own."""
        return {**super().get_form_kwargs(), "branches": [], "is_new": False}

    def get_initial(self) -> dict[str, Any]:
        """As it stands."""
        code = self.code
        return {name: getattr(code, name) for name in ("name", "definition", "example", "counter_example")}

    def do(self, chosen: dict[str, Any]) -> str:
        """Change it."""
        codebook.change_code(self.code, by=self.colleague, **chosen)
        return _("De code is bewaard.")


class CodeMoveView(_DeedView):
    """Put it under another."""

    page_title = gettext_lazy("Verplaats de code")
    button = gettext_lazy("Verplaats de code")
    explanation = gettext_lazy("Alles wat onder deze code staat, gaat mee.")
    form_class = PlaceForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Every place but its own."""
        others = [branch for branch in tree() if branch.code.pk != self.code.pk]
        top = _("Niets: zet haar bovenaan")
        return {**super().get_form_kwargs(), "branches": others, "label": _("Waar valt zij onder?"), "nothing": top}

    def do(self, chosen: dict[str, Any]) -> str:
        """Move it."""
        codebook.move_code(self.code, chosen["other"], by=self.colleague, note=chosen["note"])
        return _("De code is verplaatst.")


class CodeMergeView(_DeedView):
    """Let it go up in another."""

    page_title = gettext_lazy("Voeg samen met een andere code")
    button = gettext_lazy("Voeg de codes samen")
    explanation = gettext_lazy(
        "Alle fragmenten van deze code krijgen de andere. Deze code gaat uit gebruik. De geschiedenis blijft."
    )
    form_class = PlaceForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Every other code."""
        others = [branch for branch in tree() if branch.code.pk != self.code.pk]
        return {**super().get_form_kwargs(), "branches": others, "label": _("In welke code gaat deze op?")}

    def do(self, chosen: dict[str, Any]) -> str:
        """Merge them."""
        number = codebook.merge_codes(self.code, chosen["other"], by=self.colleague, note=chosen["note"])
        return ngettext(
            "Samengevoegd. %(count)s fragment ging mee.", "Samengevoegd. %(count)s fragmenten gingen mee.", number
        ) % {"count": number}


class CodeSplitView(_DeedView):
    """A new code beside it for some of its excerpts."""

    page_title = gettext_lazy("Splits de code")
    button = gettext_lazy("Splits de code")
    explanation = gettext_lazy("Wat u aanvinkt, gaat naar de nieuwe code. De rest houdt de oude.")
    form_class = SplitForm
    template_name = "synthesis/admin/coding/split.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """With the excerpts of this code, or those in whose text the sought words stand."""
        return {**super().get_form_kwargs(), "code": self.code, "sought": self.request.GET.get("q", "")[:200]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what was looked for."""
        return super().get_context_data(sought=self.request.GET.get("q", "")[:200], **kwargs)

    def do(self, chosen: dict[str, Any]) -> str:
        """Split it."""
        fresh = codebook.split_code(
            self.code, chosen["name"], chosen["excerpts"], by=self.colleague, note=chosen["note"]
        )
        return _("De code ‘%(name)s’ is gemaakt.") % {"name": fresh.name}


class RetireView(_DeedView):
    """Out of use, or in use again."""

    page_title = gettext_lazy("Wel of niet in gebruik")
    form_class = NoteForm

    @property
    def button(self) -> str:  # type: ignore[override]
        """What it will do."""
        return _("Neem weer in gebruik") if self.code.retired_on else _("Stel buiten gebruik")

    @property
    def explanation(self) -> str:  # type: ignore[override]
        """What that means."""
        if self.code.retired_on:
            return _("Collega’s kunnen deze code daarna weer geven.")
        return _("Niemand kan deze code daarna nog geven. Wat haar heeft, houdt haar.")

    def do(self, chosen: dict[str, Any]) -> str:
        """The other way round than it stands."""
        if self.code.retired_on:
            codebook.revive_code(self.code, by=self.colleague, note=chosen["note"])
            return _("De code is weer in gebruik.")
        codebook.retire_code(self.code, by=self.colleague, note=chosen["note"])
        return _("De code is niet meer in gebruik.")


class CodeDeleteView(_DeedView):
    """Only what was never given."""

    page_title = gettext_lazy("Verwijder de code")
    button = gettext_lazy("Verwijder de code")
    explanation = gettext_lazy("Dat kan alleen als deze code nog nooit is gegeven.")
    form_class = forms.Form

    def do(self, chosen: dict[str, Any]) -> str:
        """Delete it."""
        codebook.delete_code(self.code, by=self.colleague)
        return _("De code is weg.")


def _one_uuid(value: str) -> list[UUID]:
    try:
        return [UUID(value)]
    except ValueError:
        return []
