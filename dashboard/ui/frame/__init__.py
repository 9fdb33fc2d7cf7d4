"""The frame of every page: what stands around a lesson."""
