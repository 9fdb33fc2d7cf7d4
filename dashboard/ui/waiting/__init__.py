"""The one way in which a page waits: work is begun once, watched by a live part, and drawn as it comes."""
