"""The dossiers of the demo: what people wrote for the report, what was made, published, and asked under the Woo."""
