"""What the crash tests share."""

import pytest

from tests.crash.processes import Nursery


@pytest.fixture(scope="session")
def nursery():
    """Give the process that forks lives of our bot."""
    with Nursery() as nursery:
        yield nursery
