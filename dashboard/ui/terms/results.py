"""Terms of data and of results: splits, scores, and what may be said of them."""

from __future__ import annotations

from dashboard.ui.terms.term import Term
from language.say import mark

TERMS = (
    Term(
        mark("95% interval"),
        mark("A range that, in 95 of 100 repeated trials, contains the true value."),
        "which_fix",
        also=("confidence interval",),
    ),
    Term(mark("accuracy"), mark("Share of the samples whose class the network gets right."), "splits"),
    Term(
        mark("balanced accuracy"),
        mark("The mean of the recall of each class: a rare class counts as much as a common one."),
        "your_data",
    ),
    Term(
        mark("baseline"),
        mark("What others are compared to: a simple model or, here, the experiment as it is."),
        "which_fix",
    ),
    Term(
        mark("beyond chance"),
        mark("Larger than different seeds alone would make it in 95 of 100 trials, all comparisons taken together."),
        "which_fix",
    ),
    Term(
        mark("calibration"),
        mark("Whether predicted probabilities come true: of the samples said to be 80% likely, 80% should be."),
        "lab",
    ),
    Term(mark("can't tell"), mark("There are too few rows, or the curves say too little, for a verdict."), "lab"),
    Term(
        mark("confusion matrix"),
        mark("A table of how many samples of each true class were predicted as each class."),
        "lab",
    ),
    Term(
        mark("constant prediction"),
        mark(
            "The best prediction that is the same for every sample: as good as one can do without looking at the "
            "inputs."
        ),
        "lab",
        also=("dummy model", "majority class"),
    ),
    Term(
        mark("cross-validation"),
        mark("Splitting the data into parts and validating on each in turn, with the others to train on."),
        "selecting_inputs",
    ),
    Term(
        mark("data leakage"),
        mark("Inputs that give away the target, or test rows seen in training: the score is then too good to be true."),
        "your_data",
        also=("leak",),
    ),
    Term(
        mark("fold"),
        mark("One of the parts in cross-validation: it is held out once, while the others are trained on."),
        "selecting_inputs",
    ),
    Term(
        mark("gap"),
        mark("How much worse a network does on validation or test data than in training, in loss or in accuracy."),
        "splits",
    ),
    Term(
        mark("generalization"),
        mark("Being right on data that the network has not seen."),
        "splits",
        also=("generalisation",),
    ),
    Term(
        mark("geometric mean"),
        mark("A mean for ratios: of 1 and 100 it is 10. No single large loss dominates it."),
        "which_fix",
    ),
    Term(
        mark("good fit"),
        mark("Validation loss is near its lowest and, relative to the loss of guessing, not far above training loss."),
        "lab",
    ),
    Term(
        mark("Holm's procedure"),
        mark("A correction for making several tests at once: the chance of even one false alarm stays below 1 in 20."),
        "which_fix",
    ),
    Term(
        mark("label noise"),
        mark(
            "Wrong labels: here, some training labels are redrawn at random; with two classes half of them stay right."
        ),
        "data_and_splits",
    ),
    Term(
        mark("overfitting"),
        mark("Fitting what holds for the training set alone, such as its noise, at the expense of new data."),
        "splits",
    ),
    Term(
        mark("PR AUC"),
        mark("The mean precision over all recalls: guessing scores the share of the class."),
        "your_data",
        also=("average precision",),
    ),
    Term(
        mark("precision"),
        mark("Of the samples that are assigned to a class, the share that belongs to it."),
        "your_data",
    ),
    Term(
        mark("recall"),
        mark("Of the samples of a class, the share that is found."),
        "your_data",
        also=("sensitivity", "true positive rate"),
    ),
    Term(mark("residual"), mark("The true value minus the predicted one."), "your_data"),
    Term(
        mark("R²"),
        mark("Share of the variance explained: 0 is no better than the mean, 1 is perfect."),
        "lab",
        also=("R2", "coefficient of determination"),
    ),
    Term(
        mark("ROC AUC"),
        mark("How often a sample of a class is ranked above one of another class: guessing scores 0.5."),
        "your_data",
        also=("AUROC",),
    ),
    Term(
        mark("sealed test set"),
        mark("A test set whose scores stay hidden until you ask for them; the looks are counted."),
        "your_data",
    ),
    Term(
        mark("shift"),
        mark("The sets are drawn from different distributions: a gap that was there before anything was memorized."),
        "lab",
        also=("distribution shift",),
    ),
    Term(mark("skew"), mark("Splits that differ in their share of each class or in their targets."), "data_and_splits"),
    Term(
        mark("standardized"),
        mark("Shifted and scaled to a mean of 0 and a standard deviation of 1."),
        "splits",
        also=("standardised", "standardization", "z-score"),
    ),
    Term(mark("stratified"), mark("Split so that each part has the same share of each class."), "data_and_splits"),
    Term(
        mark("test set"),
        mark("Samples held out until the end, to say once how good the network is."),
        "test_set_once",
        also=("held-out set",),
    ),
    Term(mark("training set"), mark("Samples that the weights are fitted to."), "splits", also=("train set",)),
    Term(
        mark("validation set"),
        mark("Samples on which choices are made, such as when to stop."),
        "splits",
        also=("development set", "dev set"),
    ),
)
