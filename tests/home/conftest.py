"""What the tests of /mijn-inbreng/ share: a receipt, and a visitor who holds it."""

import pytest
from django.test import Client

from contributions.models import Receipt
from tests.factories.contributions import ReceiptFactory

RECEIPT_PAGE = "/mijn-inbreng/"


@pytest.fixture
def receipt(db: None) -> Receipt:
    return ReceiptFactory()


@pytest.fixture
def holder(client: Client, receipt: Receipt) -> Client:
    """A visitor who typed the code of `receipt`."""
    assert client.post(RECEIPT_PAGE, {"code": receipt.code}).status_code == 302
    return client
