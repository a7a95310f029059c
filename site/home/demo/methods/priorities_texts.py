"""What people could choose for the team, and how heavy each group finds it (0 to 1)."""

#: Code of the element in the profile of the team -> citizens, civil society, government.
LEANINGS: dict[str, tuple[float, float, float]] = {
    "lived_private": (0.95, 0.7, 0.3),
    "lived_business": (0.62, 0.4, 0.2),
    "social_work": (0.7, 0.95, 0.5),
    "tax_law": (0.3, 0.5, 0.95),
    "benefits": (0.35, 0.55, 0.85),
    "change": (0.2, 0.3, 0.7),
    "words": (0.75, 0.55, 0.35),
    "ethics": (0.4, 0.45, 0.5),
    "connecting": (0.5, 0.6, 0.6),
}
