"""The terms of this dashboard, each in one line, and the page that shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A term, what it means in one sentence, and the file of the page on which it can be seen."""

    name: str
    text: str
    page: str


_ALL = (
    Term("95 % interval", "Where the mean over all possible seeds lies, in 95 of 100 such trials.", "which_fix"),
    Term("accuracy", "Share of the samples whose class the network gets right.", "splits"),
    Term("activation", "The fixed function that a unit applies to the sum of its inputs.", "activations"),
    Term("Adam", "An optimizer that scales each weight's step by the size of its recent gradients.", "losses"),
    Term("backpropagation", "Computing the gradient layer by layer, from the output back to the input.", "one_step"),
    Term("baseline", "The experiment as it is, to which changed ones are compared.", "which_fix"),
    Term("batch normalization", "Centring and scaling a layer's sums over the mini-batch.", "which_fix"),
    Term(
        "beyond chance",
        "Larger than seeds by themselves bring about in 95 of 100 trials, all comparisons made taken together.",
        "which_fix",
    ),
    Term("capacity", "How much a network can fit; it grows with its width and depth.", "capacity"),
    Term(
        "constant prediction", "The same answer for every sample, the best there is: what knowing nothing gets.", "lab"
    ),
    Term("convolution", "Small filters over an image, each with the same few weights at every place.", "features"),
    Term("cross-entropy", "The negative logarithm of the probability that the network gave to the truth.", "losses"),
    Term("decision boundary", "The line in the space of inputs at which the predicted class changes.", "lab"),
    Term("diverged", "Training in which the loss grew until it was no longer a number.", "one_step"),
    Term("double descent", "Test error that falls a second time as the network grows past interpolation.", "capacity"),
    Term("dropout", "Silencing a share of the hidden units at random, anew for each sample and step.", "dropout"),
    Term("early stopping", "Ending the training when the validation set no longer improves.", "early_stopping"),
    Term("ensemble", "Several networks whose predictions are averaged.", "dropout"),
    Term("epoch", "One pass over the training set.", "one_step"),
    Term("feature", "A number computed from the inputs that makes the answer easier to see.", "features"),
    Term("gap", "Validation loss minus training loss.", "splits"),
    Term("geometric mean", "A mean of ratios: of 1 and 100 it is 10. No single large loss carries it.", "which_fix"),
    Term("good fit", "Validation loss is close to its lowest, and not far above training loss.", "lab"),
    Term("gradient", "For each weight, how the loss changes when that weight grows a little.", "one_step"),
    Term("hidden layer", "A layer between the inputs and the output.", "forward_pass"),
    Term("hinge loss", "A loss that is zero once the true class is ahead by a margin.", "losses"),
    Term(
        "Holm's procedure",
        "A stricter test where several are made at once: even one false alarm is rarer than 1 in 20.",
        "which_fix",
    ),
    Term("interpolation", "Fitting every single training sample, noise and all.", "capacity"),
    Term("kernel", "Keras's name for the weights between two layers.", "forward_pass"),
    Term("L1", "A price on every |w|: most weights vanish, few stay.", "l1_l2"),
    Term("L2", "A price on every w²: all weights stay small.", "l1_l2"),
    Term("label noise", "Training labels that were redrawn at random.", "data_and_splits"),
    Term("learning rate", "How far the weights move along the gradient in one step.", "one_step"),
    Term("logit", "An output before sigmoid or softmax has turned it into a probability.", "losses"),
    Term("loss", "How wrong the predictions are, as one number; training makes it small.", "losses"),
    Term("max-norm", "A largest length for the weights into one unit; longer ones are cut back.", "lab"),
    Term("mini-batch", "The few samples that one step looks at.", "one_step"),
    Term("momentum", "Keeping a part of the last step's direction in the next one.", "losses"),
    Term("objective", "What training makes small: the loss, plus the penalty, with dropout on.", "lab"),
    Term("overfitting", "Learning what holds for the training set alone.", "splits"),
    Term("parameter", "A number that training finds: a weight or a bias.", "forward_pass"),
    Term("patience", "How many epochs without an improvement early stopping waits.", "early_stopping"),
    Term("penalty", "What L1 and L2 add to the loss for the size of the weights.", "l1_l2"),
    Term("proximal step", "Taking a fixed amount from every |w| after each step, down to exactly zero.", "l1_l2"),
    Term("regularization", "Whatever keeps a network from fitting the noise.", "which_fix"),
    Term("R²", "Share of the variance explained: 1 is perfect, 0 no better than the mean.", "lab"),
    Term("saturated", "Where an activation is so flat that hardly any gradient gets through.", "activations"),
    Term("seed", "A number from which all random draws follow: the same seed, the same draws.", "which_fix"),
    Term("skew", "Splits that differ in their share of each class or in their targets.", "data_and_splits"),
    Term("sparse", "Having few weights that are not zero.", "l1_l2"),
    Term("standardised", "Shifted and scaled to a mean of 0 and a standard deviation of 1.", "splits"),
    Term("stratified", "Split so that each part has the same share of each class.", "data_and_splits"),
    Term("SVM", "Support vector machine: parts classes by the border that is farthest from them.", "features"),
    Term("test set", "Samples that are looked at once, at the end, to say how good the network is.", "test_set_once"),
    Term("too few epochs", "Training and validation loss were both still falling when training ended.", "lab"),
    Term("training set", "Samples that the weights are fitted to.", "splits"),
    Term("underfitting", "Too simple, or trained too little, to fit even the training set.", "capacity"),
    Term("unit", "One node of a layer: a weighted sum, and an activation.", "forward_pass"),
    Term("validation set", "Samples on which choices are made, such as when to stop.", "splits"),
    Term("vanishing gradient", "A gradient that shrinks from layer to layer on its way back.", "activations"),
    Term("weight", "The factor by which a unit multiplies one of its inputs.", "forward_pass"),
    Term("weight-scaled network", "The network with no unit silenced, which stands for all thinned ones.", "dropout"),
)

GLOSSARY: dict[str, Term] = {term.name: term for term in _ALL}


def explain(*names: str) -> str:
    """One line for each term, as Markdown: for hover help. Raises KeyError on a term that is not in the glossary."""
    return "\n\n".join(f"**{name[0].upper()}{name[1:]}**: {GLOSSARY[name].text}" for name in names)
