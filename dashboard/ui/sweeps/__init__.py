"""Sweeps as a page shows them: the lab, and lessons that offer one."""
