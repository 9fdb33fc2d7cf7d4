"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark("The best of many by test score owes part of its lead to luck, so its score is too high."),
        mark("Make every choice on the validation set, and let the test set judge once, at the end."),
        mark("Its answer stands, even when it is not the one that was hoped for."),
    ),
    references=(
        Reference(
            "Cawley and Talbot",
            2010,
            "On Over-fitting in Model Selection and Subsequent Selection Bias in Performance Evaluation",
            "Journal of Machine Learning Research 11, 2079\N{EN DASH}2107",
            "https://jmlr.org/papers/v11/cawley10a.html",
        ),
        Reference(
            "Dwork, Feldman, Hardt, Pitassi, Reingold and Roth",
            2015,
            "The reusable holdout: Preserving validity in adaptive data analysis",
            "Science 349(6248), 636\N{EN DASH}638",
            "https://doi.org/10.1126/science.aaa9375",
        ),
    ),
    then=mark("Next: another look that makes a score too good, choosing inputs before the rows are split."),
)
