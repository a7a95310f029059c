"""A mail to whoever left an address with a receipt: that there is something to read, and a fresh link to it."""

from notices import service as notices
from people.models import ContactDetails

from .models import Receipt
from .receipts import new_link


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
