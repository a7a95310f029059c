"""What other apps may use from consultation: making a round, having it read, moving, extending and copying it, its
promise, taking in a whole form, typing one in for somebody, making cards to hand out, doing something about whoever is
missing, writing out recordings, and taking every code off a shared device.

Everything else is private.
"""

from .ambassador import tick_read
from .call_backs import handle as handle_call_back
from .calling import ask_to_be_called
from .changes import Period
from .changes import extend as extend_round
from .cookies import let_go as forget_device
from .copying import copy_round
from .entering import Said, Typed
from .entering import begin as begin_entry
from .entering import keep as keep_entry
from .entry_transitions import move as move_entry
from .enums import CallBackState, EntryState, GapTaskState, RecordingReason, RoundState
from .figures.keeping import count as count_round
from .gaps import make_task as make_gap_task
from .gaps import move as move_gap_task
from .importing.template import write_template as write_import_template
from .inviting import make_batch as make_invitations
from .methods import Given
from .promises import keep_promise, put_off_promise
from .publishing import publish_page
from .recording.transcribing import set_aside as set_aside_recording
from .recording.transcribing import write_out as write_out_recording
from .round_templates import RoundTemplate
from .round_templates import by_code as round_template
from .rounds import Practical, create_round
from .subscribing import put_on_list as put_on_news_list
from .taking_in import begin_only, take_in
from .transitions import move as move_round

__all__ = [
    "CallBackState",
    "EntryState",
    "GapTaskState",
    "Given",
    "Period",
    "Practical",
    "RecordingReason",
    "RoundState",
    "RoundTemplate",
    "Said",
    "Typed",
    "ask_to_be_called",
    "begin_entry",
    "begin_only",
    "copy_round",
    "count_round",
    "create_round",
    "extend_round",
    "forget_device",
    "handle_call_back",
    "keep_entry",
    "keep_promise",
    "make_gap_task",
    "make_invitations",
    "move_entry",
    "move_gap_task",
    "move_round",
    "publish_page",
    "put_off_promise",
    "put_on_news_list",
    "round_template",
    "set_aside_recording",
    "take_in",
    "tick_read",
    "write_import_template",
    "write_out_recording",
]
