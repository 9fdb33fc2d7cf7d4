"""Tables that people bring: read as they have them, described column by column, and made data sets."""
