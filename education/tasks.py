"""What the clock does. Thin: it selects by state, may run late and may run twice."""

from .releases import building, keeping


def build_release(release_id: int) -> bool:
    """Build one release that was asked for."""
    return building.build(release_id)


def go_on_with_releases() -> int:
    """Every few minutes: build what waits, also what a killed builder left; returns how many came ready."""
    return sum(building.build(key) for key in building.give_back_silent())


def sweep_releases() -> int:
    """Every night: delete what killed builders left; returns of how many."""
    return keeping.sweep()
