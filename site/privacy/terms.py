"""How long things are kept, in days, where one number serves several models. Why: docs/privacy/retention.md."""

from audit.service import TRAIL_DAYS

CONTACT_DETAILS = 365
INACTIVE_ACCOUNT = 730
SESSION = 30
MAIL_NOT_SENT = 30
MAIL_PROOF = 365
AUDIT = TRAIL_DAYS  # the database itself refuses to delete what is younger
EDITORIAL_LOG = 730
FINISHED_TASK = 7
FORM_LEFT_OPEN = 1
CALL_BACK_DONE = 30
BACK_UP = 400  # so long the ledger of erasures remembers; no back-up may be kept longer (docs/operations.md)
REQUEST_MONTHS = 1  # AVG art. 12, 3
REQUEST_EXTRA_MONTHS = 2
REQUEST_WORDS = 365
