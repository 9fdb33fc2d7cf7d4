"""A callback for your own training: says what its curves show while it goes on, and where to look at them."""

from __future__ import annotations

import webbrowser
from urllib.parse import urlencode

from dashboard.analysis.elsewhere.review import Review, review
from dashboard.data.curves.link import to_link
from dashboard.data.curves.log import Log, LogError, logged
from dashboard.data.curves.roles import recognize
from dashboard.experiment.logged import logged_curves
from dashboard.training.logs.epoch_logs import EpochLogs

HERE = "http://localhost:8501"
NOTHING = "No validation loss was logged, so nothing can be said about overfitting: give `fit` some `validation_data`."


class Watch(EpochLogs):
    """Prints the lab's verdict whenever it changes, and at the end of the training the whole review.

    `every` is the number of epochs between two looks. At the end a link is printed that holds the curves: it opens them
    on the page Your curves of the dashboard at `address`; with `show`, in a browser at once. The training needs
    validation data: without a validation loss, all that is printed is that nothing can be said.
    """

    def __init__(self, every: int = 10, address: str = HERE, *, show: bool = False) -> None:
        super().__init__()
        if every < 1:
            raise ValueError(f"every={every} is not a number of epochs from 1")
        self.every, self.address, self.show = every, address, show
        self._said = ""

    @property
    def log(self) -> Log:
        """What has been logged so far."""
        return Log("training", {name: logged(pairs) for name, pairs in self.logged.items()})

    @property
    def link(self) -> str:
        """The address that shows these curves."""
        return f"{self.address.rstrip('/')}/your_curves?{urlencode({'curves': to_link(self.log)})}"

    def on_start(self) -> None:
        self._said = ""

    def on_epoch(self, epochs: int) -> None:
        if epochs % self.every or "val_loss" not in self.logged:
            return
        found = self._review()
        kind, sentence = (found, found) if isinstance(found, str) else (found.verdict.kind, found.verdict.sentence)
        if kind != self._said:
            _say(f"Epoch {epochs}: {sentence}")
        self._said = kind

    def on_end(self) -> None:
        if "val_loss" not in self.logged:
            _say(NOTHING)
            return
        _say(f"{self._review()}\nThe curves: {self.link}")
        if self.show:
            webbrowser.open(self.link)

    def _review(self) -> Review | str:
        """What the curves show, or why they show nothing: that ends no one's training."""
        try:
            return review(logged_curves(self.log, recognize(self.log)))
        except LogError as error:
            return str(error)


def _say(text: str) -> None:
    print(f"\n{text}")  # noqa: T201 - this is what it is for
