"""The settings of an experiment as widgets, and the experiment that a visit holds."""
