"""Real data sets that ship with scikit-learn. Nothing is downloaded."""

from __future__ import annotations

from dashboard.data.dataset import Dataset, Samples
from language.say import later


def iris(samples: int, noise: float, classes: int, seed: int) -> Samples:
    from sklearn.datasets import load_iris

    return load_iris(return_X_y=True)


def wine(samples: int, noise: float, classes: int, seed: int) -> Samples:
    from sklearn.datasets import load_wine

    return load_wine(return_X_y=True)


def breast_cancer(samples: int, noise: float, classes: int, seed: int) -> Samples:
    from sklearn.datasets import load_breast_cancer

    return load_breast_cancer(return_X_y=True)


def digits(samples: int, noise: float, classes: int, seed: int) -> Samples:
    from sklearn.datasets import load_digits

    return load_digits(return_X_y=True)


def diabetes(samples: int, noise: float, classes: int, seed: int) -> Samples:
    from sklearn.datasets import load_diabetes

    return load_diabetes(return_X_y=True, scaled=False)


BUNDLED = (
    Dataset(
        name="iris",
        heading=later("Iris"),
        about=later("Three species, told apart by four measurements of their flowers."),
        origin=later("scikit-learn, bundled; Fisher 1936"),
        task="multiclass",
        features=4,
        make=iris,
        classes=3,
        size=150,
        noisy=False,
        feature_names=("sepal length", "sepal width", "petal length", "petal width"),
        class_names=("setosa", "versicolor", "virginica"),
    ),
    Dataset(
        name="wine",
        heading=later("Wine"),
        about=later("Three grape varieties, told apart by thirteen chemical measurements."),
        origin=later("scikit-learn, bundled; Forina 1991"),
        task="multiclass",
        features=13,
        make=wine,
        classes=3,
        size=178,
        noisy=False,
    ),
    Dataset(
        name="breast_cancer",
        heading=later("Breast cancer"),
        about=later("Benign or malignant, told apart by thirty measurements of cell nuclei."),
        origin=later("scikit-learn, bundled; Wolberg and others 1993"),
        task="binary",
        features=30,
        make=breast_cancer,
        size=569,
        noisy=False,
        class_names=("malignant", "benign"),
    ),
    Dataset(
        name="digits",
        heading=later("Digits"),
        about=later("Handwritten digits of 8 \N{MULTIPLICATION SIGN} 8 pixels."),
        origin=later("scikit-learn, bundled; Alpaydin and Kaynak 1998"),
        task="multiclass",
        features=64,
        make=digits,
        classes=10,
        size=1797,
        noisy=False,
        feature_names=tuple(f"pixel {row},{column}" for row in range(8) for column in range(8)),
        picture=(8, 8),
    ),
    Dataset(
        name="diabetes",
        heading=later("Diabetes"),
        about=later("Progression of the disease after a year, predicted from ten measurements."),
        origin=later("scikit-learn, bundled; Efron and others 2004"),
        task="regression",
        features=10,
        make=diabetes,
        size=442,
        noisy=False,
        target_name="progression",
    ),
)
