"""Where harvesters come: /oai/. No cookie, no form, nothing is changed here, so POST needs no token of ours."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .oai import answered, refused
from .oai_asking import read
from .oai_errors import OaiError


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """One answer of OAI-PMH 2.0; what is wrong with a question is an answer too, with status 200 (section 3.6)."""
    given = request.POST if request.method == "POST" else request.GET
    try:
        body = answered(read(given))
    except OaiError as error:
        body = refused(error, given.dict())
    return HttpResponse(body, content_type="text/xml; charset=utf-8")
