"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are for who wants one; mail goes through the queue (settings.EMAIL_BACKEND)."""
