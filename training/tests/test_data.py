from pathlib import Path

import pytest

from vitrine_training.data.uci import FORBIDDEN, PORTABLE, check_features, read_sessions
from vitrine_training.heads.intent import intent_rows

HEADER = (
    "Administrative,Administrative_Duration,Informational,Informational_Duration,ProductRelated,"
    "ProductRelated_Duration,SpecialDay,Month,VisitorType,Weekend,Revenue"
)


def write(folder: Path, *lines: str) -> Path:
    path = folder / "sessions.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


def test_a_row_is_mapped_column_by_column(tmp_path):
    read = read_sessions(write(tmp_path, HEADER, "1,20.5,2,30,3,40,0.6,May,Returning_Visitor,TRUE,TRUE"))
    assert read.x.tolist() == [[1, 20.5, 2, 30, 3, 40, 1, 1, 0.6]]
    assert (read.y.tolist(), read.month.tolist()) == ([1], [5])


def test_the_real_file_has_the_documented_number_of_buyers(sessions):
    assert (len(sessions.y), int(sessions.y.sum())) == (9898, 1509)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("-1,0,0,0,1,0,0,May,New_Visitor,FALSE,FALSE", "Administrative "),
        ("0,0,0,0,,0,0,May,New_Visitor,FALSE,FALSE", "ProductRelated "),
        ("0,0,0,0,1,inf,0,May,New_Visitor,FALSE,FALSE", "ProductRelated_Duration"),
        ("0,0,0,0,1,0,1.5,May,New_Visitor,FALSE,FALSE", "SpecialDay"),
        ("0,0,0,0,1,0,0,Mai,New_Visitor,FALSE,FALSE", "Month"),
        ("0,0,0,0,1,0,0,May,new,FALSE,FALSE", "VisitorType"),
        ("0,0,0,0,1,0,0,May,New_Visitor,no,FALSE", "Weekend"),
    ],
)
def test_a_value_that_is_not_as_documented_is_named_with_its_line(tmp_path, line, field):
    with pytest.raises(ValueError, match=rf"sessions\.csv:2: {field}"):
        read_sessions(write(tmp_path, HEADER, line))


def test_a_missing_column_is_named(tmp_path):
    with pytest.raises(ValueError, match="Weekend"):
        read_sessions(write(tmp_path, HEADER.replace("Weekend,", "")))


@pytest.mark.parametrize("name", [*FORBIDDEN, "page_values@1", "bounce_rate@1", "exit_rates@2", "traffic_type@1"])
def test_what_a_browser_cannot_know_is_kept_out(name, sessions):
    with pytest.raises(ValueError, match="may not enter"):
        check_features([name])
    with pytest.raises(ValueError, match="may not enter"):
        intent_rows(type(sessions)((*PORTABLE[:-1], name), sessions.x, sessions.y, sessions.month))


def test_the_portable_features_pass():
    check_features(PORTABLE)
