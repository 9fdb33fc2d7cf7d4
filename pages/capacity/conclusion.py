"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark("Too small a network cannot follow the pattern, and one with room to spare follows the noise as well."),
        mark("With label noise, test error peaks about where a network is just large enough to fit its training set."),
        mark("Beyond that peak it can fall again: the largest network is not always the worst."),
    ),
    references=(
        Reference(
            "Belkin, Hsu, Ma and Mandal",
            2019,
            "Reconciling modern machine-learning practice and the classical bias-variance trade-off",
            "PNAS 116(32), 15849\N{EN DASH}15854",
            "https://doi.org/10.1073/pnas.1903070116",
        ),
        Reference(
            "Nakkiran, Kaplun, Bansal, Yang, Barak and Sutskever",
            2020,
            "Deep Double Descent: Where Bigger Models and More Data Hurt",
            "ICLR",
            "https://arxiv.org/abs/1912.02292",
        ),
    ),
    then=mark("Next: whether the activation changes any of this."),
)
