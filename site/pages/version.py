"""Which release this is; CHANGELOG.md and publiccode.yml say the same (a test looks)."""

VERSION = "0.10.3"
