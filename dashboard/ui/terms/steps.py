"""Terms of training: losses, gradients, and the steps that they lead to."""

from __future__ import annotations

from dashboard.ui.terms.term import Term
from language.say import mark

TERMS = (
    Term(
        mark("Adam"),
        mark("An optimizer that divides each weight's step by the typical size of its recent gradients."),
        "losses",
    ),
    Term(
        mark("backpropagation"),
        mark("Computing the gradient layer by layer, from the output back to the input."),
        "one_step",
    ),
    Term(
        mark("cross-entropy"),
        mark("The negative logarithm of the probability that the network gave to the truth."),
        "losses",
        also=("log loss", "negative log-likelihood"),
    ),
    Term(
        mark("diverged"),
        mark("Training in which the loss grew without bound, often until it was no longer a number."),
        "one_step",
    ),
    Term(mark("early stopping"), mark("Ending training when validation loss no longer improves."), "early_stopping"),
    Term(mark("epoch"), mark("One pass over the training set."), "one_step"),
    Term(mark("gradient"), mark("For each weight, how the loss changes when that weight grows a little."), "one_step"),
    Term(
        mark("gradient flow"),
        mark("Gradient descent in infinitely small steps; it runs for a time, not for a number of steps."),
        "stopping_as_l2",
    ),
    Term(
        mark("grokking"),
        mark("Starting to generalize to new data long after every training sample has been fitted."),
        "grokking",
    ),
    Term(mark("hinge loss"), mark("A loss that is zero once the true class is ahead by a margin."), "losses"),
    Term(
        mark("hyperparameter"),
        mark("A setting that is chosen before training, such as the learning rate or the number of layers."),
        "lab",
    ),
    Term(
        mark("learning rate"),
        mark(
            "How long the steps are: in gradient descent, each is the gradient, with its sign reversed, times this "
            "factor."
        ),
        "one_step",
    ),
    Term(
        mark("learning-rate schedule"),
        mark("Changing the learning rate while training, most often from long steps to short ones."),
        "lab",
    ),
    Term(mark("loss"), mark("How wrong the predictions are, as one number; training minimizes it."), "losses"),
    Term(
        mark("mean squared error"),
        mark("MSE: the average of the squared differences between predictions and targets."),
        "losses",
    ),
    Term(mark("mini-batch"), mark("The few samples that one step looks at."), "one_step", also=("batch size",)),
    Term(
        mark("minimum-norm"),
        mark("Of all weights that fit equally well, those with the smallest sum of squares."),
        "more_data",
    ),
    Term(mark("momentum"), mark("Carrying a part of the last step into the next one."), "losses"),
    Term(mark("objective"), mark("What training minimizes: the loss plus the penalty, with dropout on."), "lab"),
    Term(
        mark("optimizer"),
        mark(
            "The rule by which a step follows from gradients, such as SGD, gradient descent on mini-batches, or Adam."
        ),
        "losses",
    ),
    Term(mark("patience"), mark("How many epochs without an improvement early stopping waits."), "early_stopping"),
    Term(
        mark("proximal step"),
        mark("Shrinking every |w| by a fixed amount after each step, down to exactly zero."),
        "l1_l2",
    ),
    Term(
        mark("seed"), mark("A number from which all random draws follow: the same number, the same draws."), "which_fix"
    ),
    Term(mark("sweep"), mark("Training at many values of one setting, to see what it does."), "lab"),
    Term(mark("too few epochs"), mark("A loss was still falling when training ended, by more than its noise."), "lab"),
    Term(
        mark("unstable"),
        mark(
            "Training loss rose or swung, or weights blew up: steps too large, batches too small, or a different loss."
        ),
        "lab",
    ),
    Term(
        mark("vanishing gradient"), mark("A gradient that shrinks from layer to layer on its way back."), "activations"
    ),
    Term(
        mark("weight decay"),
        mark(
            "Shrinking all weights, in AdamW biases too, by a small share at each step, besides what the gradient does."
        ),
        "grokking",
    ),
)
