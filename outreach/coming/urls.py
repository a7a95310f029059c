"""Public addresses of signing up, under /agenda/."""

from django.urls import URLPattern, path, register_converter

from .drafts import STEPS
from .views import finish, own, steps


class EventStepConverter:
    """The name of a screen of signing up for an event."""

    regex = "|".join(STEPS)

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(EventStepConverter, "event_sign_up_step")

_DATE = "aanmelden/<uuid:date>/"

urlpatterns: list[URLPattern] = [
    path(_DATE, steps.Begin.as_view(), name="sign_up"),
    path(f"{_DATE}<event_sign_up_step:step>/", steps.Step.as_view(), name="sign_up_step"),
    path(f"{_DATE}overzicht/", finish.Overview.as_view(), name="sign_up_overview"),
    path(f"{_DATE}bedankt/", finish.Thanks.as_view(), name="sign_up_thanks"),
    path(f"{_DATE}afsluiten/", finish.LetGo.as_view(), name="sign_up_let_go"),
    path("aanmelding/<str:token>/aantal/", own.OwnPeople.as_view(), name="own_people"),
    path("aanmelding/<str:token>/nodig/", own.OwnNeeds.as_view(), name="own_needs"),
]
