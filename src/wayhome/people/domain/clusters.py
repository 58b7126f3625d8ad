"""Who is whom: persons joined by what was held to be the same, by the rule that places share."""

from wayhome.kernel.joining import Edge, Member, contradiction, roots

__all__ = ["Edge", "Member", "contradiction", "roots"]
