"""What this app adds to the admin."""

from wagtail import hooks

from .coding.viewsets import AnalysisGroup
from .viewsets import DecisionGroup


@hooks.register("register_admin_viewset")
def register_decision_group() -> DecisionGroup:
    """The menu ‘Besluiten’ with everything under it."""
    return DecisionGroup()


@hooks.register("register_admin_viewset")
def register_analysis_group() -> AnalysisGroup:
    """The menu ‘Analyse’ with everything under it."""
    return AnalysisGroup()
