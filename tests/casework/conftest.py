"""An agency, and the browser of somebody who works there."""

import pytest
from django.test import Client

from tests.cases.ground import Office, office
from tests.casework.ground import browser


@pytest.fixture
def unit(database: str) -> Office:
    """An agency that receives complaints."""
    return office()


@pytest.fixture
def desk(unit: Office) -> Client:
    """The browser of the worker who plans."""
    return browser(unit.worker)
