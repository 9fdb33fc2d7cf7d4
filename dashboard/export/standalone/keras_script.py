"""An experiment as a Keras script that stands alone: the same data, weights and mini-batches, trained with `fit`.

A script holds only what its experiment uses. It includes the functions of this project that it needs.
"""

from __future__ import annotations

from textwrap import fill

from dashboard.data.tables.storage import is_own, schema_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import draws_random_numbers
from dashboard.export.describe import describe
from dashboard.export.formatting import WIDTH
from dashboard.export.fragment import Fragment, joined
from dashboard.export.standalone.keras_data import data_fragment
from dashboard.export.standalone.keras_model import model_fragment
from dashboard.export.standalone.keras_training import training_fragment
from language.languages import ENGLISH, speaking

# The names of packages as they are installed, where they differ from those in imports.
_DISTRIBUTIONS = {"numpy": "NumPy", "scipy": "SciPy", "sklearn": "scikit-learn"}
# The package that pandas needs for a reader.
_READERS = {"read_excel": "openpyxl", "read_parquet": "pyarrow"}


@speaking(ENGLISH)
def keras_script(experiment: Experiment) -> str:
    """A script that prints the curves as CSV, one line for each epoch: loss and metric of train, validation and test.

    It imports nothing from this project. With dropout or Gaussian noise its random numbers are Keras's own, and its
    curves differ from the lab's as those of two seeds do.
    """
    script = joined([data_fragment(experiment), model_fragment(experiment), training_fragment(experiment)])
    return f'"""{_quoted(_about(experiment, script))}\n"""\n\n{script.whole()}'


def _quoted(text: str) -> str:
    """Text made safe for a docstring: a table's names may hold quotes, or signs that don't print or reverse a line."""
    signs = (sign if sign.isprintable() or sign == "\n" else repr(sign)[1:-1] for sign in text.replace("\\", r"\\"))
    return "".join(signs).replace('"""', r"\"\"\"")


def _about(experiment: Experiment, script: Fragment) -> str:
    """What the script trains, what it prints, and what it needs."""
    prints = f"Prints loss and {experiment.metric} of the training, validation and test set after each epoch, as CSV."
    needed = ", ".join([*_files(experiment), *_packages(script)])
    needs = f"Needs {needed}, and Keras on TensorFlow: another backend draws other initial weights."
    trained = describe(experiment).replace("\N{NO-BREAK SPACE}", " ")
    paragraphs = (f"{trained}.", f"{prints} {_promise(experiment)}", needs)
    return "\n\n".join(fill(paragraph, WIDTH) for paragraph in paragraphs)


def _promise(experiment: Experiment) -> str:
    if draws_random_numbers(experiment):
        return "Overfit Lab draws other random numbers while it trains: its curves differ as two seeds do."
    return "These are the curves of Overfit Lab, up to rounding."


def _files(experiment: Experiment) -> list[str]:
    return [f"{schema_of(experiment.data.dataset).file} beside it"] if is_own(experiment.data.dataset) else []


def _packages(script: Fragment) -> list[str]:
    read = {package for reader, package in _READERS.items() if f"pd.{reader}(" in script.text}
    return sorted(_DISTRIBUTIONS.get(name, name) for name in (script.packages | read) - {"keras"})
