"""One source, many forms. Each module writes one format from a :class:`education.source.Source`."""
