"""Downloads: without an account, to be resumed, and counted per release without following anybody."""

import mimetypes
from typing import Any, cast

from django.core.files.storage import default_storage
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import patch_vary_headers
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from django.views.generic import View

from ..enums import PackState, ReleaseState
from ..models import Release, ReleaseFile
from ..permissions import may_view_packs
from .forms import ZIP
from .ranges import is_first_fetch, send

_MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "imscc": "application/zip",
    "html": "text/html; charset=utf-8",
}


@method_decorator(require_safe, name="dispatch")
class FileView(View):
    """One file of a release. Its bytes never change, so its address may be kept for ever."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The file, or the piece that is asked for. Of a draft: only for colleagues."""
        file = get_object_or_404(
            ReleaseFile.objects.select_related("release__pack"), pk=pk, release__state=ReleaseState.READY
        )
        return _sent(request, file, keep=True)


@method_decorator(require_safe, name="dispatch")
class PackZipView(View):
    """Everything in one ZIP: of the newest release, or of the one whose number is in the address."""

    def get(self, request: HttpRequest, slug: str, number: int | None = None) -> HttpResponseBase:
        """The ZIP. A withdrawn pack has no newest any more; its old releases stay."""
        files = ReleaseFile.objects.filter(form=ZIP, release__pack__slug=slug, release__state=ReleaseState.READY)
        if number is None:
            files = files.exclude(release__pack__state=PackState.WITHDRAWN)
        else:
            files = files.filter(release__number=number)
        file = files.select_related("release__pack").order_by("-release__number").first()
        if file is None:
            raise Http404
        return _sent(request, file, keep=number is not None)


@method_decorator(require_safe, name="dispatch")
class PartView(View):
    """The lasting address of one part in one format, for in an electronic classroom: leads to the newest file."""

    def get(self, request: HttpRequest, key: Any, form: str) -> HttpResponse:
        """To the newest file; of a withdrawn pack to its page, which says so. Not kept: tomorrow it may be another."""
        files = ReleaseFile.objects.filter(material__stable_key=key, form=form, release__state=ReleaseState.READY)
        seen = (
            files.exclude(release__pack__state=PackState.DRAFT)
            .select_related("release__pack")
            .only("release__pack__slug", "release__pack__state")
        )
        file = seen.order_by("-release__number", "path").first()
        if file is None:
            raise Http404
        pack = file.release.pack
        is_withdrawn = pack.state == PackState.WITHDRAWN
        response = redirect(pack.get_absolute_url()) if is_withdrawn else redirect("education:file", file.pk)
        response.headers["Cache-Control"] = "no-cache"
        return response


def _sent(request: HttpRequest, file: ReleaseFile, *, keep: bool) -> HttpResponseBase:
    is_draft = file.release.pack.state == PackState.DRAFT
    if is_draft and not may_view_packs(request.user):
        raise Http404
    try:
        opened = default_storage.open(str(file.file.name))
    except FileNotFoundError as gone:
        raise Http404 from gone
    if not is_draft and is_first_fetch(request, file.sha256):
        ReleaseFile.objects.filter(pk=file.pk).update(downloads=F("downloads") + 1)
        if file.form == ZIP:
            Release.objects.filter(pk=file.release_id).update(downloads=F("downloads") + 1)
    name = file.path.rpartition("/")[2]
    suffix = name.rpartition(".")[2].lower()
    response = send(
        request,
        cast(Any, opened),
        size=file.size,
        etag=file.sha256,
        name=name,
        media_type=_MEDIA_TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream",
    )
    if is_draft:
        response.headers["Cache-Control"] = "private, no-store"
        patch_vary_headers(response, ["Cookie"])
    else:
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if keep else "public, no-cache"
    return response
