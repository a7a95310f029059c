"""The picture of a first page, for on the page of its pack."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_vary_headers
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from django.views.generic import View

from ..enums import PackState, ReleaseState
from ..models import ReleasePicture
from ..permissions import may_view_packs


@method_decorator(require_safe, name="dispatch")
class PictureView(View):
    """The picture of one file (`pk` in the address) of a release. It never changes; looking at it is not counted."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The picture. Of a draft: only for colleagues."""
        ready = ReleasePicture.objects.select_related("release__pack").filter(release__state=ReleaseState.READY)
        picture = get_object_or_404(ready, of=pk)
        is_draft = picture.release.pack.state == PackState.DRAFT
        if is_draft and not may_view_packs(request.user):
            raise Http404
        try:
            opened = default_storage.open(str(picture.file.name))
        except FileNotFoundError as gone:
            raise Http404 from gone
        response = FileResponse(opened, content_type="image/webp", headers={"X-Content-Type-Options": "nosniff"})
        if is_draft:
            response.headers["Cache-Control"] = "private, no-store"
            patch_vary_headers(response, ["Cookie"])
        else:
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
