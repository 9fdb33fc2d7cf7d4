"""Questions that make one predict and explain: a choice, then what the page's own results say to it."""
