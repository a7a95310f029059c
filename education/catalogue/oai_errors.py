"""What OAI-PMH answers when a question cannot be answered: an error with a code, never an error page."""

from typing import Final

BAD_VERB: Final = "badVerb"
BAD_ARGUMENT: Final = "badArgument"
BAD_TOKEN: Final = "badResumptionToken"  # noqa: S105 -- a code of the protocol
NO_FORMAT: Final = "cannotDisseminateFormat"
NO_IDENTIFIER: Final = "idDoesNotExist"
NO_MATCH: Final = "noRecordsMatch"
NO_SETS: Final = "noSetHierarchy"


class OaiError(Exception):
    """`code` is one of the codes above (OAI-PMH 2.0, section 3.6); `says` is for the person behind the harvester."""

    def __init__(self, code: str, says: str) -> None:
        super().__init__(says)
        self.code = code
        self.says = says

    @property
    def spoils_question(self) -> bool:
        """Whether the question may not be repeated in the answer (section 3.2)."""
        return self.code in (BAD_VERB, BAD_ARGUMENT)
