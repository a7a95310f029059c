"""What other apps may use from consultation: making a round, having it read, moving, extending and copying it,
its promise, taking in a form, typing one in for somebody, making cards to hand out, doing something about who is
missing, writing out recordings, forms that two people edit at once, the bank of cases and the set of a step, what is
designed and the texts that grow, what stands beside results, and taking every code off a shared device.

Everything else is private.
"""

from .ambassador import tick_read
from .beside import Beside, BesideSource, register_beside
from .call_backs import handle as handle_call_back
from .calling import ask_to_be_called
from .cases.bank import write_case
from .cases.lab import fill as fill_lab
from .cases.review import approve as approve_case
from .changes import Period
from .changes import extend as extend_round
from .cookies import let_go as forget_device
from .copying import copy_round
from .designing.elements import add_element
from .designing.linking import link as link_to_design
from .designing.products import start_product
from .designing.versions import publish as publish_version
from .designing.versions import start_version
from .editing import Wording, add_item
from .editing import retire as retire_item
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
from .meanwhile import SeenForm
from .methods import Given, ways_to_ask
from .option_elements import options_from_elements
from .own_statements import merge as merge_statement
from .promises import keep_promise, put_off_promise
from .proposals import propose_contact
from .publishing import publish_page
from .recording.transcribing import set_aside as set_aside_recording
from .recording.transcribing import write_out as write_out_recording
from .refusing import RefusalAsMessage
from .results.keeping import count_steps
from .round_templates import RoundTemplate
from .round_templates import by_code as round_template
from .rounds import Practical, create_round
from .subscribing import put_on_list as put_on_news_list
from .taking_in import begin_only, take_in
from .taking_in_many import WholeForm, take_in_many
from .telling_meanwhile import TellsMeanwhile
from .texts.paragraphs import set_text
from .texts.paragraphs import state_of as state_of_text
from .texts.reading_in import Piece
from .texts.rolling_out import roll_out as roll_out_text
from .texts.suggestions import Decided, open_suggestions
from .transitions import move as move_round

__all__ = [
    "Beside",
    "BesideSource",
    "CallBackState",
    "Decided",
    "EntryState",
    "GapTaskState",
    "Given",
    "Period",
    "Piece",
    "Practical",
    "RecordingReason",
    "RefusalAsMessage",
    "RoundState",
    "RoundTemplate",
    "Said",
    "SeenForm",
    "TellsMeanwhile",
    "Typed",
    "WholeForm",
    "Wording",
    "add_element",
    "add_item",
    "approve_case",
    "ask_to_be_called",
    "begin_entry",
    "begin_only",
    "copy_round",
    "count_round",
    "count_steps",
    "create_round",
    "extend_round",
    "fill_lab",
    "forget_device",
    "handle_call_back",
    "keep_entry",
    "keep_promise",
    "link_to_design",
    "make_gap_task",
    "make_invitations",
    "merge_statement",
    "move_entry",
    "move_gap_task",
    "move_round",
    "open_suggestions",
    "options_from_elements",
    "propose_contact",
    "publish_page",
    "publish_version",
    "put_off_promise",
    "put_on_news_list",
    "register_beside",
    "retire_item",
    "roll_out_text",
    "round_template",
    "set_aside_recording",
    "set_text",
    "start_product",
    "start_version",
    "state_of_text",
    "take_in",
    "take_in_many",
    "tick_read",
    "ways_to_ask",
    "write_case",
    "write_import_template",
    "write_out_recording",
]
