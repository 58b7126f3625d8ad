"""How Django draws a form: one template for a question, own templates for the controls."""

from pathlib import Path

import django
from django.forms.renderers import DjangoTemplates
from django.template.backends.django import DjangoTemplates as TemplateBackend
from django.utils.functional import cached_property

_COMPONENTS = Path(__file__).resolve().parent
_DJANGO_FORMS = Path(django.__file__).resolve().parent / "forms" / "templates"


class WayhomeRenderer(DjangoTemplates):
    """Set as FORM_RENDERER; needs no entry in the list of apps."""

    form_template_name = "components/forms/form.html"
    formset_template_name = "components/forms/formset.html"
    field_template_name = "components/forms/field.html"

    @cached_property
    def engine(self) -> TemplateBackend:
        """Our controls first, then the form parts, then Django's own controls."""
        return self.backend(
            {
                "NAME": "wayhome-forms",
                "APP_DIRS": False,
                "DIRS": [_COMPONENTS / "forms", _COMPONENTS.parent, _DJANGO_FORMS],
                "OPTIONS": {},
            }
        )
