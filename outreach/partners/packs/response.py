"""The file of a pack, over HTTP."""

from django.http import HttpResponse

from ...models import InvitationPack
from .making import zip_of


def zip_response(pack: InvitationPack) -> HttpResponse:
    """The file of a pack, to download."""
    return HttpResponse(
        zip_of(pack),
        content_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="uitnodigen-{pack.event.slug}.zip"',
            "Cache-Control": "private, no-store",
        },
    )
