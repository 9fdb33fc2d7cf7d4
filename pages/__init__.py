"""The lessons: a folder each, with what it trains, what it finds, what it draws, and its page."""
