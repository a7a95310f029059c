"""What these tests borrow: the mail server and the queue of tests/notices."""

from tests.notices.conftest import post_office, postbox, real_mail, with_queue

__all__ = ["post_office", "postbox", "real_mail", "with_queue"]
