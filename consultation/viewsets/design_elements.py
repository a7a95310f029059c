"""The elements of a version in the making: add, change, move and drop, each under the edition that was seen."""

from abc import ABC, abstractmethod
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributions.service import ChangedMeanwhile, Refused

from ..designing.details import tell_details
from ..designing.elements import add_element, change_element, drop_element, move_element
from ..designing.forms import ElementForm, filled_with
from ..enums import ProductState
from ..models import ElementVersion, ProductVersion
from .design_base import DesignDeed, DesignScreen


class _ElementView(DesignScreen, ABC):
    """The form of an element. A refusal keeps what was typed."""

    template_name = "consultation/admin/design/element.html"
    version: ProductVersion
    submit: Any
    success: Any

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form; a published version has none."""
        if self.version.state == ProductState.PUBLISHED:
            messages.warning(
                request, _("Deze versie is gepubliceerd en verandert niet meer. Begin een nieuwe versie.")
            )
            return redirect(self.version_url())
        return self._show(self.form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it, or say why not."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            self.keep(form)
        except ChangedMeanwhile as refusal:
            form.add_error(None, refusal.sentence)
            # Who reads what stands there now and presses again, has seen it.
            self.version.refresh_from_db()
            data = request.POST.copy()
            data["seen"] = str(self.version.edition)
            form.data = data
            return self._show(form, HTTPStatus.CONFLICT, now=self._now())
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        messages.success(request, self.success)
        return redirect(self.version_url())

    def form(self, data: Any = None) -> ElementForm:
        """Filled with what there is."""
        initial = {**self.initial(), "seen": self.version.edition}
        return ElementForm(data, version=self.version, row=self.row, initial=initial)

    def initial(self) -> dict[str, Any]:
        """The words to start from."""
        return {}

    @abstractmethod
    def keep(self, form: ElementForm) -> None:
        """The deed."""

    def _now(self) -> list[tuple[str, str]]:
        """What is kept now of this element, when a colleague was first."""
        row = ElementVersion.objects.filter(pk=self.row.pk).first() if self.row else None
        if row is None:
            return []
        told = [(detail.label, detail.value) for detail in tell_details(self.product.kind, row.details)]
        return [(_("Titel"), row.title), (_("Uitleg"), row.explanation), *told]

    def _show(self, form: ElementForm, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        return self.show(status, form=form, submit=self.submit, **context)


class AddElementView(_ElementView):
    """A new element, or one that was dropped earlier."""

    page_title = gettext_lazy("Voeg een onderdeel toe")
    submit = gettext_lazy("Voeg dit onderdeel toe")
    success = gettext_lazy("Het onderdeel staat onderaan in de lijst.")

    def _back(self) -> ElementVersion | None:
        code = self.request.GET.get("terug", "")
        rows = ElementVersion.objects.filter(element__product=self.product, element__code=code)
        return rows.select_related("element").order_by("-version__number").first() if code else None

    def initial(self) -> dict[str, Any]:
        """Empty; or the last words of the one that comes back."""
        row = self._back()
        return filled_with(row) if row else {}

    def keep(self, form: ElementForm) -> None:
        """Add it."""
        row = self._back()
        code = row.element.code if row else ""
        add_element(self.version, form.words(), seen=form.cleaned_data["seen"] or 0, by=self.staff, code=code)


class EditElementView(_ElementView):
    """Other words in this version."""

    page_title = gettext_lazy("Verander een onderdeel")
    submit = gettext_lazy("Bewaar dit onderdeel")
    success = gettext_lazy("Het onderdeel is bewaard.")
    row: ElementVersion

    def initial(self) -> dict[str, Any]:
        """As it is kept."""
        return filled_with(self.row)

    def keep(self, form: ElementForm) -> None:
        """Change it."""
        change_element(self.row, form.words(), seen=form.cleaned_data["seen"] or 0, by=self.staff)


class MoveElementView(DesignDeed):
    """One place up or down."""

    def do(self) -> str:
        """Move it; the list tells."""
        assert self.row is not None
        move_element(self.row, self.kwargs["direction"] == "omlaag", seen=self.seen(), by=self.staff)
        return ""


class DropElementView(DesignDeed):
    """Out of this version."""

    def do(self) -> str:
        """Drop it."""
        assert self.row is not None
        drop_element(self.row, seen=self.seen(), by=self.staff)
        return _("‘%(title)s’ is uit deze versie gehaald.") % {"title": self.row.title}


urlpatterns = [
    path("versie/<int:version>/onderdeel/", AddElementView.as_view(), name="add_element"),
    path("onderdeel/<int:row>/", EditElementView.as_view(), name="edit_element"),
    path("onderdeel/<int:row>/weg/", DropElementView.as_view(), name="drop_element"),
    path("onderdeel/<int:row>/verplaats/<slug:direction>/", MoveElementView.as_view(), name="move_element"),
]
