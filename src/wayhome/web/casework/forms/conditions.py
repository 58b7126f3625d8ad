"""When a question applies, in words: the page asks everything, and says what for whom."""

from django.utils.translation import gettext as _

from wayhome.forms.domain.expressions.syntax import Binary, Call, Literal, Node, Ref
from wayhome.forms.domain.questions import Definition, node_of
from wayhome.forms.domain.wording import in_words


def condition_in_words(expression: str, form: Definition, language: str) -> str:
    """`Only if “Is somebody ill?” is “Yes”.`; a general word for what is longer; empty for none."""
    node = node_of(expression)
    if node is None:
        return ""
    said = _asked(node)
    question = form.question(said[0]) if said else None
    if said is None or question is None:
        return _("Only where it applies by earlier answers.")
    labels = {each.code: each.labels for each in form.choices_of(question)}
    answer = in_words(labels.get(said[1], {}), language, said[1])
    label = in_words(question.labels, language, question.name)
    return _("Only if “%(question)s” is “%(answer)s”.") % {"question": label, "answer": answer}


def _asked(node: Node) -> tuple[str, str] | None:
    """The question and the code of a condition that asks for one answer."""
    match node:
        case Binary("=", Ref(name), Literal(str() as code)):
            return name, code
        case Call("selected", (Ref(name), Literal(str() as code))):
            return name, code
    return None
