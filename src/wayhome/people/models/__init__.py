"""Tables of people."""

from wayhome.people.models.judgement import Judgement
from wayhome.people.models.name_form import NameForm
from wayhome.people.models.pair import Pair
from wayhome.people.models.person import Person
from wayhome.people.models.token import Token

__all__ = ["Judgement", "NameForm", "Pair", "Person", "Token"]
