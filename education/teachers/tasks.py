"""What the clock does. Thin: it selects by state, may run late and may run twice."""

from . import news, telling


def tell_pack_news() -> int:
    """Every five minutes: take refused addresses off the list, and queue mails about releases; returns how many."""
    telling.drop_refused()
    news.hold_back()
    news.note_due()
    return telling.tell_due()
