"""The pages, in the order of the menu."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage


@dataclass(frozen=True)
class Entry:
    """One page: its file in `pages/`, and how the menu shows it."""

    file: str
    title: str
    icon: str
    help: str


PAGES: dict[str, tuple[Entry, ...]] = {
    "": (
        Entry("lab", "Lab", "science", "Build a network, train it, and watch train, validation and test curves part."),
    ),
    "Start here": (
        Entry("first_steps", "First steps", "hiking", "Five short lessons, each with a prediction to make first."),
        Entry("your_data", "Your data", "upload_file", "Bring a CSV, and see whether a network overfits it."),
    ),
    "The basics": (
        Entry("forward_pass", "A network, forward", "arrow_forward", "Follow numbers through a small network."),
        Entry("activations", "Activations", "show_chart", "Why layers need them, and how they let a gradient through."),
        Entry("losses", "Losses", "target", "How wrong a prediction is, as one number."),
        Entry("one_step", "One step of learning", "stairs", "A mini-batch, its gradient, and the step it leads to."),
        Entry("splits", "Train, validation, test", "call_split", "What each split is for, and how overfitting shows."),
        Entry("features", "Features", "category", "Made by hand or learned: machine learning and deep learning."),
    ),
    "What helps": (
        Entry("which_fix", "Which fix helps?", "healing", "Every remedy on the same data and initial weights."),
        Entry("l1_l2", "L1 and L2", "compress", "Two prices on weights: one makes them vanish, one makes them small."),
        Entry("dropout", "Dropout", "blur_on", "Each mini-batch trains another thinned network."),
        Entry("early_stopping", "Early stopping", "timer", "Stopping rules replayed on recorded curves."),
        Entry("data_and_splits", "Data and splits", "dataset", "Skewed splits, more data, labels that mean nothing."),
        Entry("capacity", "Capacity", "stacked_line_chart", "Error against width and depth, and past interpolation."),
        Entry("test_set_once", "The test set, once", "looks_one", "Choosing by test score overstates it: by how much?"),
    ),
    "Words": (
        Entry("glossary", "Glossary", "dictionary", "Every term in one line, and the page that shows it."),
    ),
}  # fmt: skip


FOLDER = Path(__file__).parent.parent.parent / "pages"


def path_of(file: str) -> Path:
    return FOLDER / f"{file}.py"


def title_of(file: str) -> str:
    """What the menu calls a page. Raises StopIteration on a file that is no page."""
    return next(entry.title for entries in PAGES.values() for entry in entries if entry.file == file)


def page(entry: Entry) -> StreamlitPage:
    first = next(iter(next(iter(PAGES.values()))))
    return st.Page(
        path_of(entry.file), title=entry.title, icon=f":material/{entry.icon}:", help=entry.help, default=entry is first
    )
