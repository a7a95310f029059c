"""Telling somebody about their seat: by mail with a calendar file, or as work for a colleague."""

from .enums import MessageKind
from .models import Seat


def tell(seat: Seat, kind: MessageKind) -> bool:
    """Say this about the seat, once, in the caller's transaction; whether it is new.

    How it reaches somebody follows from how they want to be reached (people.ContactDetails).
    """
    raise NotImplementedError(f"{kind} for {seat}: the messages are being built")
