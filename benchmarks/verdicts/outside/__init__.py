"""Histories of trainings elsewhere, with the verdicts that a careful reader would defend."""
