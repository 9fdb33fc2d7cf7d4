"""Terms of networks, and of what they compute and can fit."""

from __future__ import annotations

from dashboard.ui.terms.term import Term
from language.say import mark

TERMS = (
    Term(mark("activation"), mark("The fixed function that a unit applies to its pre-activation."), "activations"),
    Term(
        mark("batch normalization"),
        mark("Centring and scaling a layer's pre-activations over the mini-batch; when evaluated, by moving averages."),
        "which_fix",
        also=("batch normalisation",),
    ),
    Term(mark("bias"), mark("A number that a unit adds to the weighted sum of its inputs."), "forward_pass"),
    Term(
        mark("bias and variance"),
        mark("Two parts of the error: how far a model is off on average over training sets, and how much it varies."),
        "capacity",
    ),
    Term(mark("capacity"), mark("How much a network can fit; it grows with its width and depth."), "capacity"),
    Term(
        mark("convolution"),
        mark("Small filters over an image, each with the same few weights at every position."),
        "features",
    ),
    Term(
        mark("decision boundary"),
        mark("Where in the space of inputs the predicted class changes: with two inputs, along curves."),
        "lab",
    ),
    Term(
        mark("double descent"),
        mark("Test error that falls a second time as the network grows past interpolation, or as rows are added."),
        "capacity",
    ),
    Term(
        mark("dropout"),
        mark("Switching off hidden units at random while training, different ones for each sample and step."),
        "dropout",
    ),
    Term(mark("ensemble"), mark("Several networks whose predictions are averaged."), "dropout"),
    Term(
        mark("feature"),
        mark("A number to answer from: an input, or computed from inputs so that the answer is easier to see."),
        "features",
    ),
    Term(mark("hidden layer"), mark("A layer between the inputs and the output."), "forward_pass"),
    Term(mark("interpolation"), mark("Fitting every single training sample, noise included."), "capacity"),
    Term(
        mark("kernel"),
        mark("In Keras, the weights between two layers; in an SVM, a measure of how similar two points are."),
        "forward_pass",
    ),
    Term(
        mark("L1"),
        mark("A penalty on every |w|: many weights shrink to nearly zero, few stay."),
        "l1_l2",
        also=("lasso",),
    ),
    Term(mark("L2"), mark("A penalty on every w²: all weights stay small."), "l1_l2", also=("ridge",)),
    Term(mark("logit"), mark("An output before sigmoid or softmax has turned it into a probability."), "losses"),
    Term(
        mark("max-norm"),
        mark("An upper limit on the norm of the weights into one unit; weights beyond it are scaled back to it."),
        "lab",
    ),
    Term(
        mark("MLP"),
        mark("Multilayer perceptron: a network of fully connected layers, such as the lab's."),
        "forward_pass",
        also=("fully connected", "dense"),
    ),
    Term(mark("norm"), mark("The length of a list of numbers: the root of the sum of their squares."), "lab"),
    Term(mark("parameter"), mark("A number that training finds: a weight or a bias."), "forward_pass"),
    Term(
        mark("penalty"),
        mark("What L1 and L2 add to the loss for the size of the weights."),
        "l1_l2",
        also=("regularizer",),
    ),
    Term(
        mark("pre-activation"),
        mark("The weighted sum of a unit's inputs plus its bias; the activation is applied to it."),
        "forward_pass",
    ),
    Term(
        mark("regularization"),
        mark("Whatever keeps a network from overfitting: penalties, dropout, early stopping, more data."),
        "which_fix",
        also=("regularisation",),
    ),
    Term(
        mark("ReLU"),
        mark("The activation max(0, z): what is positive passes, what is negative becomes 0."),
        "activations",
    ),
    Term(
        mark("saturated"), mark("Where an activation is so flat that hardly any gradient gets through."), "activations"
    ),
    Term(
        mark("sigmoid"), mark("Turns a logit into a probability: 0 into 0.5, a large one into nearly 1."), "activations"
    ),
    Term(mark("softmax"), mark("Turns the outputs into probabilities of the classes, which add up to 1."), "losses"),
    Term(mark("sparse"), mark("Having few weights that are not zero."), "l1_l2"),
    Term(
        mark("SVM"),
        mark("Support vector machine: separates classes by a boundary with as wide a margin as possible."),
        "features",
    ),
    Term(mark("symmetry"), mark("Units that start with equal weights get equal gradients, and so stay equal."), "lab"),
    Term(
        mark("temperature"),
        mark("A number that all logits are divided by: above 1, every answer becomes less confident."),
        "lab",
    ),
    Term(mark("tanh"), mark("An S-shaped activation, from −1 to 1."), "activations"),
    Term(mark("underfitting"), mark("Too simple, or trained too little, to fit even the training set."), "capacity"),
    Term(
        mark("unit"),
        mark("One node of a layer: a weighted sum plus a bias, and an activation."),
        "forward_pass",
        also=("neuron", "node"),
    ),
    Term(mark("weight"), mark("The factor by which a unit multiplies one of its inputs."), "forward_pass"),
    Term(
        mark("weight-scaled network"),
        mark("The network with no unit dropped, which stands for all thinned ones. Keras scales units while training."),
        "dropout",
    ),
)
