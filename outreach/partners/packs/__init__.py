"""The pack with which a partner invites people: texts, a poster, cards with a square to scan."""
