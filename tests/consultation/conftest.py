"""What tests of a round borrow: the mail server of tests/notices."""

from tests.notices.conftest import post_office, postbox, real_mail

__all__ = ["post_office", "postbox", "real_mail"]
