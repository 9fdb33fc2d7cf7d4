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
    Term("95 % interval", "A range that, in 95 of 100 repeated trials, contains the true mean.", "which_fix"),
    Term("accuracy", "Share of the samples whose class the network gets right.", "splits"),
    Term("activation", "The fixed function that a unit applies to its pre-activation.", "activations"),
    Term("Adam", "An optimizer that scales each weight's step by the size of its recent gradients.", "losses"),
    Term("backpropagation", "Computing the gradient layer by layer, from the output back to the input.", "one_step"),
    Term("baseline", "The experiment as it is, to which changed ones are compared.", "which_fix"),
    Term("batch normalization", "Centring and scaling a layer's pre-activations over the mini-batch.", "which_fix"),
    Term(
        "beyond chance",
        "Larger than seeds by themselves bring about in 95 of 100 trials, all comparisons made taken together.",
        "which_fix",
    ),
    Term(
        "bias and variance",
        "Two parts of the error: the mean over training sets is off, and each set moves the model.",
        "capacity",
    ),
    Term(
        "calibration",
        "Whether predicted probabilities come true: of the samples said to be 80 % likely, 80 % should be.",
        "lab",
    ),
    Term("can't tell", "The rows are too few, or the curves say too little, for a verdict.", "lab"),
    Term("capacity", "How much a network can fit; it grows with its width and depth.", "capacity"),
    Term(
        "constant prediction",
        "The best prediction that is the same for every sample: what can be had without looking at the inputs.",
        "lab",
    ),
    Term("convolution", "Small filters over an image, each with the same few weights at every position.", "features"),
    Term("cross-entropy", "The negative logarithm of the probability that the network gave to the truth.", "losses"),
    Term(
        "cross-validation",
        "Splitting the data into parts and validating on each in turn, with the others to train on.",
        "data_and_splits",
    ),
    Term(
        "data leakage",
        "Inputs that give away the target, or test rows seen in training: the score is then too good to be true.",
        "your_data",
    ),
    Term("decision boundary", "The line in the space of inputs at which the predicted class changes.", "lab"),
    Term("diverged", "Training in which the loss grew until it was no longer a number.", "one_step"),
    Term("double descent", "Test error that falls a second time as the network grows past interpolation.", "capacity"),
    Term("dropout", "Switching off a share of the hidden units at random, others for each sample and step.", "dropout"),
    Term("early stopping", "Ending the training when the validation set no longer improves.", "early_stopping"),
    Term("ensemble", "Several networks whose predictions are averaged.", "dropout"),
    Term("epoch", "One pass over the training set.", "one_step"),
    Term("feature", "A number computed from the inputs that makes the answer easier to see.", "features"),
    Term("gap", "Validation loss minus training loss.", "splits"),
    Term("generalization", "Being right on data that the network has not seen.", "splits"),
    Term("geometric mean", "A mean of ratios: of 1 and 100 it is 10. No single large loss carries it.", "which_fix"),
    Term("good fit", "Validation loss is, but for noise, close to its lowest, and not far above training loss.", "lab"),
    Term("gradient", "For each weight, how the loss changes when that weight grows a little.", "one_step"),
    Term("gradient flow", "Descent in infinitely small steps, for a time instead of a count.", "stopping_as_l2"),
    Term("grokking", "Coming to be right on new data long after every training sample is fitted.", "grokking"),
    Term("hidden layer", "A layer between the inputs and the output.", "forward_pass"),
    Term("hinge loss", "A loss that is zero once the true class is ahead by a margin.", "losses"),
    Term(
        "Holm's procedure",
        "A correction for making several tests at once: the chance of even one false alarm stays below 1 in 20.",
        "which_fix",
    ),
    Term(
        "hyperparameter",
        "A setting that is chosen before training, such as the learning rate or the number of layers.",
        "lab",
    ),
    Term("interpolation", "Fitting every single training sample, noise included.", "capacity"),
    Term("kernel", "Keras's name for the weights between two layers.", "forward_pass"),
    Term("L1", "A penalty on every |w|: most weights vanish, few stay.", "l1_l2"),
    Term("L2", "A penalty on every w²: all weights stay small.", "l1_l2"),
    Term("label noise", "Training labels that were redrawn at random.", "data_and_splits"),
    Term("learning rate", "The factor by which a gradient is multiplied to become a step against it.", "one_step"),
    Term(
        "learning-rate schedule",
        "Changing the learning rate while training, most often from long steps to short ones.",
        "lab",
    ),
    Term("logit", "An output before sigmoid or softmax has turned it into a probability.", "losses"),
    Term("loss", "How wrong the predictions are, as one number; training minimises it.", "losses"),
    Term("max-norm", "An upper limit for the norm of the weights into one unit; longer ones are scaled back.", "lab"),
    Term("mini-batch", "The few samples that one step looks at.", "one_step"),
    Term("minimum-norm", "Of all weights that fit equally well, those with the smallest sum of squares.", "more_data"),
    Term("MLP", "Multilayer perceptron: a network of fully connected layers, such as the lab's.", "forward_pass"),
    Term("momentum", "Carrying a part of the last step into the next one.", "losses"),
    Term("objective", "What training minimises: the loss plus the penalty, with dropout on.", "lab"),
    Term(
        "overfitting",
        "Fitting what holds for the training set alone, such as its noise, at the expense of new data.",
        "splits",
    ),
    Term("parameter", "A number that training finds: a weight or a bias.", "forward_pass"),
    Term("patience", "How many epochs without an improvement early stopping waits.", "early_stopping"),
    Term("penalty", "What L1 and L2 add to the loss for the size of the weights.", "l1_l2"),
    Term(
        "pre-activation",
        "The weighted sum of a unit's inputs plus its bias; the activation is applied to it.",
        "forward_pass",
    ),
    Term("proximal step", "Shrinking every |w| by a fixed amount after each step, down to exactly zero.", "l1_l2"),
    Term(
        "regularization",
        "Whatever keeps a network from fitting the noise: penalties, dropout, early stopping, more data.",
        "which_fix",
    ),
    Term("residual", "The truth minus what a network predicts of it.", "your_data"),
    Term("R²", "Share of the variance explained: 1 is perfect, 0 no better than the mean.", "lab"),
    Term("saturated", "Where an activation is so flat that hardly any gradient gets through.", "activations"),
    Term("sealed test set", "A mode that hides scores on test until asked, and counts the looks.", "your_data"),
    Term("seed", "A number from which all random draws follow: the same seed, the same draws.", "which_fix"),
    Term("shift", "The sets come from different places: a gap that was there before anything was memorised.", "lab"),
    Term("skew", "Splits that differ in their share of each class or in their targets.", "data_and_splits"),
    Term("softmax", "Turns the outputs into probabilities of the classes, which add up to 1.", "losses"),
    Term("sparse", "Having few weights that are not zero.", "l1_l2"),
    Term("standardised", "Shifted and scaled to a mean of 0 and a standard deviation of 1.", "splits"),
    Term("stratified", "Split so that each part has the same share of each class.", "data_and_splits"),
    Term("SVM", "Support vector machine: separates classes by the boundary with the widest margin.", "features"),
    Term("symmetry", "Units that start with equal weights get equal gradients, and so stay equal.", "lab"),
    Term("temperature", "A number that all logits are divided by: above 1, every answer becomes less sure.", "lab"),
    Term("test set", "Samples held out to the end, to say once how good the network is.", "test_set_once"),
    Term("too few epochs", "A loss was still falling when training ended, by more than its noise.", "lab"),
    Term("training set", "Samples that the weights are fitted to.", "splits"),
    Term("underfitting", "Too simple, or trained too little, to fit even the training set.", "capacity"),
    Term("unit", "One node of a layer: a weighted sum plus a bias, and an activation.", "forward_pass"),
    Term("unstable", "Training loss itself went up again: the steps are too large.", "one_step"),
    Term("validation set", "Samples on which choices are made, such as when to stop.", "splits"),
    Term("vanishing gradient", "A gradient that shrinks from layer to layer on its way back.", "activations"),
    Term("weight", "The factor by which a unit multiplies one of its inputs.", "forward_pass"),
    Term("weight decay", "Taking a small share off every weight at each step, beside the gradient's part.", "grokking"),
    Term("weight-scaled network", "The network with no unit dropped, which stands for all thinned ones.", "dropout"),
)

GLOSSARY: dict[str, Term] = {term.name: term for term in _ALL}


def explain(*names: str) -> str:
    """One line for each term, as Markdown: for hover help. Raises KeyError on a term that is not in the glossary."""
    return "\n\n".join(f"**{name[0].upper()}{name[1:]}**: {GLOSSARY[name].text}" for name in names)
