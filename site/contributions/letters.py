"""A mail to whoever left an address with a receipt: that there is something to read, and a fresh link to it."""

import re
from uuid import UUID

from django.urls import reverse

from notices import service as notices
from people.models import ContactDetails

from .models import Receipt
from .receipts import find_by_link, new_link


def tell_by_mail(receipt: Receipt, *, key: str, template: str) -> None:
    """Queue one mail in the caller's transaction, once for each `key`; nothing for who left no address."""
    contact = ContactDetails.objects.filter(participant__participations__receipt=receipt.pk).exclude(email="")
    for address, person in contact.values_list("email", "participant")[:1]:
        notices.queue(
            key,
            template=template,
            to=address,
            context={"link": new_link(receipt)},
            subject_id=str(receipt.pk),
            person=person,
        )


def keep_back_what_opens_nothing(person: UUID) -> None:
    """Mail about somebody's words that waits, with a link that was ended: what they took back is not written about."""
    before, _mark, after = reverse("receipt:link", args=["x-x"]).partition("x-x")
    link = re.compile(f"{re.escape(before)}([\\w-]{{20,}}){re.escape(after)}", re.ASCII)
    dead = [
        key
        for key, text in notices.waiting_for(person).items()
        if (token := link.search(text)) and find_by_link(token[1]) is None
    ]
    if dead:
        notices.forget(keys=dead)
