"""What is trained on a visitor's own data, and on the example that the page opens with."""

from pages.your_data.trials.sizes import rehearsal

__all__ = ["rehearsal"]
