"""What a sweep says: where validation loss is lowest, with an interval where there are seeds enough for one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pytest

from dashboard.analysis.results import Results
from dashboard.analysis.sweeps.divergence import divergence
from dashboard.analysis.sweeps.rows import untrainable_in_words
from dashboard.analysis.sweeps.swept import Swept, arms_of, best_place, labels, loss_series, verdict_notes
from dashboard.analysis.sweeps.words import basis, sentence
from dashboard.experiment.record import Record
from dashboard.experiment.sweeps.numbers import numbers
from dashboard.experiment.sweeps.sweep import sweep
from tests.language.as_read import as_read
from tests.made import SMALL, made_record

SWEEP = sweep([numbers(SMALL)["dropout"]], SMALL)


def swept(*losses: Sequence[float] | None, diverged: int | None = None) -> Swept:
    """A sweep of dropout; of each value the final validation losses over the seeds, None where there is none yet."""
    seeds = max(len(row) for row in losses if row)
    rows: list[tuple[Record | None, ...]] = [
        tuple(
            made_record([0.1, value], experiment=one, reason="diverged" if place == diverged else "finished")
            for value in row
        )
        if row
        else (None,) * seeds
        for place, (row, one) in enumerate(zip(losses, SWEEP.experiments.values(), strict=False))
    ]
    rows += [(None,) * seeds] * (len(SWEEP.experiments) - len(rows))
    return Swept(SWEEP, Results(arms_of(SWEEP), tuple(rows)))


def test_the_lowest_point_is_named_beside_the_value_that_is_set() -> None:
    found = swept([0.4], [0.2], [0.3])
    assert best_place(found) == 1
    assert sentence(found) == (
        "At the end, validation loss is lowest with **Dropout 0.05**: 0.200. "
        "That is the lowest of 3, chosen on the validation set: part of its lead may be chance. "
        "With Dropout 0, as it is set now, validation loss is 0.400. So far 3 of 17 values have a result."
    )


def test_what_prints_the_same_as_the_lowest_is_as_low() -> None:
    said = sentence(swept([0.2001], [0.3], [0.2]))
    assert "lowest with **Dropout 0.1**: 0.200. With Dropout 0, as it is set now, it is as low: 0.200." in said
    assert "as low" not in sentence(swept([0.202], [0.2], [0.3]))


@pytest.mark.parametrize(
    ("losses", "said"),
    [
        (([0.2001], [0.2], [0.3]), "lowest, and the same, with **Dropout 0 to 0.05**: 0.200."),
        (
            ([0.4], [0.2], [0.2], [0.2001]),
            "lowest, and the same, with **Dropout 0.05 to 0.15**: 0.200. With Dropout 0, as",
        ),
        (([0.4], [0.2], [0.3], [0.2]), "lowest with **Dropout 0.05**: 0.200. It is as low at 1 other value. With"),
        (([0.2], [0.2], [0.3], [0.2]), "**Dropout 0**, as it is set now: 0.200. It is as low at 2 other values."),
    ],
)
def test_values_that_are_as_low_as_the_lowest_are_not_passed_over(losses: tuple[list[float], ...], said: str) -> None:
    assert said in sentence(swept(*losses)).replace("\N{NO-BREAK SPACE}", " ")


def test_a_value_to_which_nothing_is_set_is_one_like_the_others() -> None:
    assert "With Dropout 0" in sentence(swept([0.4], [0.2], [0.3]))
    assert "With Dropout 0" not in sentence(swept([0.4], [0.2], [0.3]), is_set=False)
    assert "**Dropout 0**, as it is set now: 0.200." in sentence(swept([0.2], [0.3], [0.2]))
    as_low = sentence(swept([0.2], [0.3], [0.2]), is_set=False)
    assert "lowest with **Dropout 0**: 0.200. It is as low at 1 other value. So far" in as_low


def test_what_is_set_is_not_named_again_where_it_is_among_the_lowest() -> None:
    assert "as it is set now" not in sentence(swept([0.2], [0.2], [0.3]))


@pytest.mark.parametrize("losses", [([0.2001], [0.2], [0.3]), ([0.4], [0.2], [0.2001]), ([0.2],)])
def test_where_another_prints_the_same_or_there_is_none_no_lead_is_spoken_of(losses: tuple[list[float], ...]) -> None:
    assert "lead" not in sentence(swept(*losses))


def test_several_seeds_give_an_interval() -> None:
    assert as_read("0.200 (95% interval 0.0") in sentence(swept([0.4, 0.5, 0.4], [0.1, 0.2, 0.4]))


def test_a_small_loss_has_a_power_of_ten_as_in_every_sentence() -> None:
    small = "8.47\N{NO-BREAK SPACE}\N{MULTIPLICATION SIGN}\N{NO-BREAK SPACE}10\u207b\u2076"
    assert f"**Dropout 0.05**: {small}. " in sentence(swept([0.4], [8.47e-6]))
    assert "e-" not in sentence(swept([0.4, 0.5, 0.4], [1e-6, 2e-6, 4e-6]))
    assert labels(mapped({0: 8.47e-6}))[0].endswith(f": final loss {small}, lowest {small}")


def test_a_loss_beside_which_rounding_is_large_has_no_digits() -> None:
    assert as_read("**Dropout 0.05**: less than 10⁻⁹. ") in sentence(swept([0.4], [3e-15]))
    assert as_read("interval less than 10⁻⁹ to 0.0") in sentence(swept([0.4, 0.5, 0.4], [1e-9, 1e-12, 1e-7]))
    assert labels(mapped({0: 3e-15}))[0].endswith(": final loss less than 10⁻⁹, lowest less than 10⁻⁹")


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([3], "Left out: Dropout 0.15."),
        ([0, 1, 2], "Left out: Dropout 0 to 0.1."),
        ([0, 2, 3, 4, 6], "Left out: Dropout 0, 0.1 to 0.2 and 0.3."),
        ([0, 2, 4, 6], "Left out: 4 of 17 values."),
    ],
)
def test_values_that_cannot_be_trained_are_named_once(places: list[int], said: str) -> None:
    assert untrainable_in_words(SWEEP, places).replace("\N{NO-BREAK SPACE}", " ") == said


def test_of_two_numbers_the_values_that_cannot_be_trained_are_counted() -> None:
    assert untrainable_in_words(MAP, [1, 2]) == f"Left out: 2 of {len(MAP.places)} values."


def test_values_without_a_result_are_left_out_until_they_have_one() -> None:
    found = swept(None, [0.3], None, [0.2])
    assert found.places == (1, 3)
    assert [series.x for series in loss_series(found)] == [(1.0, 3.0)] * 3
    assert found.start == 0


def test_a_training_that_diverged_is_shown_but_never_the_lowest() -> None:
    found = swept([0.4], [0.01], [0.5], diverged=1)
    assert found.places == (0, 1, 2)
    assert best_place(found) == 0


def test_where_the_data_differ_the_sentence_says_so() -> None:
    noise = sweep([numbers(SMALL)["noise"]], SMALL)
    rows = tuple((made_record(0.3, experiment=one),) for one in noise.experiments.values())
    assert "Each value has data of its own" in sentence(Swept(noise, Results(arms_of(noise), rows)))


def test_redrawn_labels_of_training_rows_leave_the_rows_that_are_measured_on() -> None:
    noise = sweep([numbers(SMALL)["label_noise"]], SMALL)
    rows = tuple((made_record(0.3, experiment=one),) for one in noise.experiments.values())
    assert "data of its own" not in sentence(Swept(noise, Results(arms_of(noise), rows)))


@pytest.mark.parametrize("name", ["lowest", "validation", "train"])
def test_final_and_lowest_losses_are_drawn_over_the_values(name: str) -> None:
    series = {one.name: one.band.mean.tolist() for one in loss_series(swept([0.4], [0.2]))}
    assert series[name] == pytest.approx({"lowest": [0.1, 0.1], "validation": [0.4, 0.2], "train": [0.2, 0.1]}[name])


MAP = sweep([numbers(SMALL)["l2"], numbers(SMALL)["learning_rate"]], SMALL)


def mapped(
    losses: Mapping[int, float | Sequence[float]], diverged: Collection[int] = (), further: Sequence[float] = ()
) -> Swept:
    """A sweep of L2 and the learning rate, in which all is 0.5 at the end but what `losses` has by its place.

    `further` are the losses at further seeds, the same at each place.
    """
    rows = tuple(
        (
            made_record(losses.get(place, 0.5), experiment=one, reason="diverged" if place in diverged else "finished"),
            *(made_record(loss, experiment=one) for loss in further),
        )
        for place, one in MAP.experiments.items()
    )
    return Swept(MAP, Results(arms_of(MAP), rows))


def test_both_maps_losses_stand_beside_the_sliders_and_of_how_many_seeds_they_are() -> None:
    assert labels(mapped({0: [0.5, 0.2, 0.3]}))[0] == "off, 10⁻⁵: final loss 0.300, lowest 0.200"
    several = mapped({0: 0.1}, further=[0.2, 0.4])
    assert labels(several)[0] == "off, 10⁻⁵: final loss 0.200, lowest 0.200, means of 3 seeds"
    assert all(note.startswith("First seed: ") for note in verdict_notes(several))
    assert not any(note.startswith("First seed: ") for note in verdict_notes(mapped({})))


def test_where_a_seed_diverged_the_sliders_say_so_as_the_map_does() -> None:
    assert labels(mapped({}, diverged=[0]))[0].endswith(": diverged")
    assert labels(mapped({}, diverged=[0], further=[0.2, 0.4]))[0].endswith(": diverged for 1 of 3 seeds")


def test_why_the_verdict_has_another_loss_than_the_map_is_said() -> None:
    medians = "Final losses are those of the final weights; a verdict's are medians over neighbouring epochs."
    assert basis(mapped({})) == basis(swept([0.4])) == medians
    first = "Curves, predictions, weights and verdict are those of the first seed; "
    assert basis(mapped({}, further=[0.5])) == f"{first}the map has means over 2 seeds. {medians}"
    assert basis(swept([0.4, 0.5])) == as_read(f"{first}losses are means over 2 seeds. {medians}")
    assert basis(swept([0.4, 0.5, 0.6])) == as_read(f"{first}the losses have 95% intervals over 3 seeds. {medians}")


def test_of_two_numbers_both_values_of_the_lowest_point_are_named() -> None:
    columns = len(MAP.axes[0].values)
    place = 3 * columns + 7
    l2, rate = (axis.values[index] for axis, index in zip(MAP.axes, (7, 3), strict=True))
    found = sentence(mapped({place: 0.2}))
    assert f"lowest with **L2 {l2:g} and Learning rate {rate:g}**: 0.200." in found
    assert "With L2 off and Learning rate 0.005, as they are set now, validation loss is 0.500." in found
    own = mapped({}).sweep.start
    assert "**L2 off and Learning rate 0.005**, as they are set now: 0.200." in sentence(mapped({own: 0.2}))
    assert f"the lowest of {len(MAP.experiments)}, chosen on the validation set" in found


def test_the_slider_begins_at_the_cell_of_the_experiment() -> None:
    found = mapped({})
    assert MAP.experiments[found.places[found.start]] == SMALL


def test_what_diverged_is_counted_with_the_values_from_which_on_it_did() -> None:
    columns, rate = len(MAP.axes[0].values), MAP.axes[1]
    apart = [place for place in MAP.places if place // columns >= len(rate.values) - 2]
    found = mapped(dict.fromkeys(apart, 0.01), apart)
    assert divergence(found).startswith(
        f"{2 * columns} of {len(MAP.experiments)} diverged, all from Learning rate {rate.values[-2]:g} on."
    )
    assert best_place(found) not in apart
    assert divergence(mapped({})) == ""


@pytest.mark.parametrize("seeds", [1, 3])
@pytest.mark.parametrize("place", range(4))
def test_one_value_that_diverged_is_named_and_no_curve_ends_at_another_seed(place: int, seeds: int) -> None:
    said = divergence(swept(*[[0.4] * seeds] * 4, diverged=place))
    of_seeds = " for some seed" if seeds > 1 else ""
    assert said.startswith(f"1 of {len(SWEEP.experiments)} diverged{of_seeds}, with {SWEEP.said(place)}. It")
    assert said.endswith("it does not count as the lowest." if seeds == 1 else "It does not count as the lowest.")
    assert ("Its curve ends there" in said) == (seeds == 1)


def test_where_one_seed_diverged_the_others_do_not_make_it_the_lowest() -> None:
    several = swept([0.4, 0.4], [0.2, 0.2], [0.1, 0.1])
    odd = made_record(0.1, experiment=several.results.arms[2].experiment, reason="diverged")
    rows = (*several.results.rows[:2], (several.results.rows[2][0], odd), *several.results.rows[3:])
    assert best_place(several) == 2
    assert best_place(Swept(SWEEP, Results(several.results.arms, rows))) == 1


def test_where_every_value_diverged_at_a_seed_none_is_called_the_lowest() -> None:
    assert "none counts as the lowest" in sentence(swept([0.4], diverged=0))
    assert sentence(Swept(SWEEP, Results(arms_of(SWEEP), ((None,),) * len(SWEEP.experiments)))) == (
        "No value has a result yet."
    )
