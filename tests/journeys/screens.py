"""On which screens a journey is walked: on the one people mostly have, and in `make deep` on all (ADR 0038)."""

from tests.sample_sizes import SAMPLE

IS_DEEP = SAMPLE.name == "deep"
PHONE, DESK = 360, 1280

#: Who takes part has a phone, with scripts or without.
VISITOR_SCREENS = [(PHONE, True), (PHONE, False), *([(DESK, True), (DESK, False)] if IS_DEEP else [])]
VISITOR_WIDTHS = [PHONE, DESK] if IS_DEEP else [PHONE]
#: Colleagues sit at a desk; some screens must do on a phone, or without scripts, as well.
STAFF_SCREENS = [(PHONE, True), (DESK, False), *([(DESK, True)] if IS_DEEP else [])]
STAFF_WIDTHS = [PHONE, DESK] if IS_DEEP else [DESK]

#: Around a conversation people use whatever is at hand: both screens, with scripts on one and without on the other.
GROUP_SCREENS = [(PHONE, True), (DESK, False), *([(PHONE, False), (DESK, True)] if IS_DEEP else [])]
GROUP_WIDTHS = STAFF_WIDTHS
