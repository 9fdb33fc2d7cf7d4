"""The lab without a page: what `from dashboard import ...` offers beside the settings."""
