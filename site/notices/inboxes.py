"""One inbox has many addresses: what goes to "naam+les@" comes in the inbox of "naam@", as at most providers."""

from django.db.models import Q


def same_inbox(email: str) -> Q:
    """Rows whose `email` (in small letters) comes in the same inbox as this address: to count what an inbox got."""
    name, _at, domain = email.rpartition("@")
    inbox = name.partition("+")[0]
    return Q(email=f"{inbox}@{domain}") | Q(email__startswith=f"{inbox}+", email__endswith=f"@{domain}")
