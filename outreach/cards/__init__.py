"""Questions of an evening, what people write there, and the report."""
