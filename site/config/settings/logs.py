"""Logging: what happened, never who or from where."""

from typing import Any

import environ

env = environ.Env()

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "config.log_errors.Line", "format": "%(levelname)s %(name)s %(request_id)s %(message)s"},
        "json": {
            "()": "config.log_errors.Json",
            "format": "%(levelname)s %(name)s %(request_id)s %(message)s",
            "rename_fields": {"levelname": "level", "name": "logger"},
            "timestamp": "at",
        },
        "bare": {"format": "%(message)s"},
    },
    "filters": {
        "links": {"()": "config.log_masking.MaskLinks"},
        "number": {"()": "config.log_format.AddRequestId"},
        "errors": {"()": "config.log_errors.NoErrorText"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "json" if env.str("LOG_FORMAT", default="line") == "json" else "line",
            "filters": ["errors", "links", "number"],
        },
        "audit": {"class": "logging.StreamHandler", "formatter": "bare"},
    },
    "loggers": {
        "audit": {"handlers": ["audit"], "level": "INFO", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
