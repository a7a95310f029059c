"""Pictures that editors put on the site: sent by us, wherever the file is. Originals and other files are not."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.http import http_date
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from .models import SiteRendition

#: The name of a size changes when the picture does: a browser may keep it for a month.
_A_MONTH = 30 * 24 * 60 * 60


@require_safe
@cache_control(public=True, max_age=_A_MONTH)
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A size of a picture, by the name of its file. 404 for every name that no size has."""
    size = SiteRendition.objects.filter(file=name).first()
    if size is None:
        raise Http404("no such picture")
    try:
        response = FileResponse(size.file.storage.open(size.file.name))
    except (FileNotFoundError, ValueError):
        raise Http404("the file of this picture is gone") from None
    response.headers["Last-Modified"] = http_date(size.file.storage.get_modified_time(size.file.name).timestamp())
    return response
