"""The work of somebody who wants to break it, or to learn who said what."""
