"""Tables of sites."""

from wayhome.sites.models.judgement import Judgement
from wayhome.sites.models.pair import Pair
from wayhome.sites.models.place import Place
from wayhome.sites.models.token import Token

__all__ = ["Judgement", "Pair", "Place", "Token"]
