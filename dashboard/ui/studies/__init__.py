"""The frames that lessons over seeds share."""
