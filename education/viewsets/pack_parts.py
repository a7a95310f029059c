"""The lists and the materials of a pack."""

from pathlib import PurePosixPath
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.generic.base import TemplateResponseMixin

from contributions.service import ChangedMeanwhile, Refused

from ..authoring.forms import MaterialForm
from ..authoring.materials import drop_material, keep_material
from ..authoring.receiving import OneFileHandler, prepare
from ..authoring.rows import ROWS, save_rows
from ..models import Material
from .base import PackScreen


def _seen(request: HttpRequest) -> int:
    """The version that was on the screen; 0 for none or nonsense, which is older than any."""
    given = request.POST.get("version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


class RowsView(PackScreen, TemplateResponseMixin):
    """One list of a pack: every row at once, two empty ones below."""

    template_name = "education/admin/rows.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the list."""
        super().setup(request, *args, **kwargs)
        if kwargs["what"] not in ROWS:
            raise Http404
        self.rows = ROWS[kwargs["what"]]

    def get_page_title(self) -> str:
        """The name of the list."""
        return str(self.rows.title)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """As it is kept."""
        return self.show(formset=self.rows.formset(instance=self.pack), rows=self.rows)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Write it, or say what is wrong; what was typed stays."""
        formset = self.rows.formset(request.POST, instance=self.pack)
        refusal = ""
        if formset.is_valid():
            try:
                save_rows(self.pack, formset, self.rows, seen=_seen(request), by=request.user)  # type: ignore[arg-type]
            except ChangedMeanwhile as meanwhile:
                self.pack.refresh_from_db(fields=["version"])
                return self.show(status=409, formset=formset, rows=self.rows, refusal=meanwhile.sentence)
            except Refused as refused:
                refusal = refused.sentence
            else:
                messages.success(request, _("De lijst is bewaard."))
                return self.back()
        return self.show(status=422, formset=formset, rows=self.rows, refusal=refusal, version=_seen(request))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The version that is on the screen."""
        return super().get_context_data(**{"version": self.pack.version, **kwargs})


# The size of what comes in is limited before anything reads it, the check against forged forms included.
@method_decorator(csrf_exempt, name="dispatch")
class MaterialView(PackScreen, TemplateResponseMixin):
    """One material: a new one, or one that is there."""

    template_name = "education/admin/material.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the material."""
        super().setup(request, *args, **kwargs)
        part = kwargs.get("part")
        self.material = get_object_or_404(Material, pk=part, pack=self.pack) if part else None

    def get_page_title(self) -> str:
        """Its title."""
        return self.material.title if self.material else _("Nieuw materiaal")

    def _form(self, *args: Any, **kwargs: Any) -> MaterialForm:
        return MaterialForm(
            *args,
            instance=self.material or Material(pack=self.pack),
            initial={"version": self.pack.version},
            for_user=self.request.user,
            **kwargs,
        )

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """As it is kept."""
        return self._show(self._form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Never read more than may be; then check where the form came from."""
        try:
            handler = prepare(request)
        except Refused as refused:
            form = self._form()
            messages.error(request, refused.sentence)
            return self._show(form, status=413)
        return csrf_protect(lambda request: self._write(request, handler))(request)

    def _write(self, request: HttpRequest, handler: OneFileHandler) -> HttpResponse:
        """Write it, or say what is wrong; what was typed stays."""
        given, files = request.POST, request.FILES  # reads the request: only now the handler knows what was wrong
        form = self._form(given, files, upload_problem=handler.problem)
        if not form.is_valid():
            return self._show(form, status=422)
        upload = form.cleaned_data["upload"]
        fresh = Material.objects.get(pk=self.material.pk) if self.material else None
        try:
            keep_material(
                self.pack,
                fresh,
                form.values(),
                upload=(upload, upload.name) if upload else None,
                seen=_seen(request),
                by=request.user,  # type: ignore[arg-type]
            )
        except ChangedMeanwhile as meanwhile:
            self.pack.refresh_from_db(fields=["version"])
            form.add_error(None, meanwhile.sentence)
            form.data = {**form.data.dict(), "version": self.pack.version}
            return self._show(form, status=409)
        except Refused as refused:
            form.add_error("upload", refused.sentence)
            return self._show(form, status=422)
        messages.success(request, _("Het materiaal is bewaard."))
        return self.back()

    def _show(self, form: MaterialForm, *, status: int = 200) -> HttpResponse:
        file_name = PurePosixPath(self.material.file.name or "").name if self.material else ""
        return self.show(status=status, form=form, material=self.material, file_name=file_name, media=form.media)


class MaterialDropView(PackScreen, TemplateResponseMixin):
    """Take a material out: says what stays, then does it on POST."""

    template_name = "education/admin/material_drop.html"
    page_title = gettext_lazy("Haal het materiaal weg")

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Ask first."""
        return self.show(material=get_object_or_404(Material, pk=kwargs["part"], pack=self.pack))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Do it; a second time is harmless."""
        material = Material.objects.filter(pk=kwargs["part"], pack=self.pack).first()
        if material is not None:
            drop_material(self.pack, material, by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("Het materiaal is weg. Uitgaven houden wat erin zit."))
        return self.back()


urlpatterns = [
    path("<int:pk>/lijst/<slug:what>/", RowsView.as_view(), name="rows"),
    path("<int:pk>/materiaal/nieuw/", MaterialView.as_view(), name="material_add"),
    path("<int:pk>/materiaal/<int:part>/", MaterialView.as_view(), name="material"),
    path("<int:pk>/materiaal/<int:part>/weg/", MaterialDropView.as_view(), name="material_drop"),
]
