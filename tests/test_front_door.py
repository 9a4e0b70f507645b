import subprocess
import sys

import pytest

import selon


def test_every_name_of_the_front_door_is_there() -> None:
    assert selon.__all__ == sorted(selon.__all__)
    for name in selon.__all__:
        assert getattr(selon, name).__name__ == name
    assert set(selon.__all__) <= set(dir(selon))


def test_no_other_name_is() -> None:
    with pytest.raises(AttributeError, match="no attribute 'truth'"):
        selon.truth  # noqa: B018 -- the look-up itself is what is tested


def test_coming_in_loads_no_heavy_library() -> None:
    heavy = "onnxruntime", "sqlalchemy", "altair", "trafilatura"
    script = f"import sys, selon; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
