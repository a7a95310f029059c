"""Sending a sound to a player, whole or in the piece it asks for. Who may hear it is asked before."""

import re

from django.http import HttpRequest, HttpResponse

_RANGE = re.compile(r"bytes=(\d{0,9})-(\d{0,9})")
_HEADERS = {
    "Accept-Ranges": "bytes",
    "Cache-Control": "private, no-store",
    "Content-Disposition": "inline",
    "Content-Encoding": "identity",  # sound is packed already, and a piece of it must keep its length
    "X-Content-Type-Options": "nosniff",
}


def play(request: HttpRequest, data: bytes, media_type: str) -> HttpResponse:
    """The sound, or with a Range header that piece of it (RFC 9110, one piece); 416 for a piece that is not there."""
    total = len(data)
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None or asked.group() == "bytes=-":
        return HttpResponse(data, content_type=media_type, headers=_HEADERS)
    first, last = asked.groups()
    start = int(first) if first else max(0, total - int(last))
    end = min(int(last), total - 1) if first and last else total - 1
    if start > end:
        return HttpResponse(status=416, headers={**_HEADERS, "Content-Range": f"bytes */{total}"})
    return HttpResponse(
        data[start : end + 1],
        status=206,
        content_type=media_type,
        headers={**_HEADERS, "Content-Range": f"bytes {start}-{end}/{total}"},
    )
