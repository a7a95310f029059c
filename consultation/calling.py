"""Asking to be called: a request apart from the answers."""

from uuid import UUID

from .models import CallBackRequest, Round


def ask_to_be_called(round_: Round, *, phone: str, token: UUID, name: str = "", when: str = "") -> CallBackRequest:
    """Keep the request. The token comes from the form: the same form twice is one request."""
    request, _is_new = CallBackRequest.objects.get_or_create(
        token=token, defaults={"round": round_, "phone": phone, "name": name, "when": when}
    )
    return request
