"""Walking through docs/operations.md: its commands, as they stand there, on a machine that looks fresh.

`blocks` reads the commands; `systemctl` and `apt-get` stand in for what a container does not have; `machine` makes the
look of a fresh machine (overlays over /etc, /opt, /var and the like, own processes) and walks.
"""
