"""gunicorn's own lines (a process that cannot start, an answer that broke off), without what anybody typed."""

from typing import Any

from gunicorn.glogging import Logger

from .log_errors import Line, NoErrorText
from .log_masking import MaskLinks


class WithoutWords(Logger):
    """gunicorn's logger, with our formatter."""

    def setup(self, cfg: Any) -> None:
        """As gunicorn does it; then every handler of its own speaks as ours do."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(Line(self.error_fmt, self.datefmt))
            handler.addFilter(NoErrorText())
            handler.addFilter(MaskLinks())
