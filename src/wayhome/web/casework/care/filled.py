"""Send a form that stands on a page of care of a case."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from wayhome.web.casework.care.sending import Sent, Words, send
from wayhome.web.casework.care.sight import CareSight


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that was sent, what it does, and what is said when it is done."""

    form: Form
    act: Callable[[], object]
    done: Words


@dataclass(frozen=True, slots=True)
class CaseCarePage:
    """A page of care: its last word, and `draw(request, seen, form, status=…)` that shows it again."""

    here: str
    draw: Callable[..., HttpResponse]

    def send(self, request: HttpRequest, seen: CareSight, filled: Filled) -> HttpResponse:
        """Act and go back to the page; 422 with what to put right, and the form as it was typed."""

        def draw_again(request: HttpRequest, sent: Form, **more: Any) -> HttpResponse:
            return self.draw(request, seen, sent, **more)

        back = reverse(f"desk:case_care_{self.here}", args=[seen.case])
        return send(request, Sent(filled.form, filled.act, draw_again, filled.done, back))
