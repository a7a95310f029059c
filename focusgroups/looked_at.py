"""What of this app's data is sensitive, and on which screens it stands."""

from django.utils.translation import gettext_lazy as _

from audit.service import Subject, declare_screens, declare_subject, keys_through
from gatherings.models import Gathering
from people.models import Participant

from .models import Candidate, FocusGroup, MemberCheck, Transcript

_SESSIONS = ("report", "checks", "thanks", "session_people", "session_notes", "session_close")

declare_screens(Gathering, {f"groups:{name}": "session" for name in _SESSIONS})
declare_screens(Participant, {"groups:session_consent": "person"})
declare_subject(
    Subject(
        FocusGroup,
        _("Gespreksgroep"),
        screens={f"groups:{name}": "pk" for name in ("pool", "by_hand", "not_chosen")},
    ),
    Subject(
        Candidate,
        _("Aanmelding voor een groep"),
        screens={"groups:candidate": "candidate"},
        also=keys_through(Candidate, "participant"),
    ),
    Subject(Transcript, _("Uitschrift"), screens={"groups:transcript": "transcript"}),
    Subject(
        MemberCheck,
        _("Terugblik"),
        screens={"groups:check": "check"},
        also=keys_through(MemberCheck, "participation__participant"),
    ),
)
