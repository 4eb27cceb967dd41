"""The fields of every form, in one place to import from."""

from ui.widgets.fields_choice import ChoiceBox, PurposePicker
from ui.widgets.fields_form import Field, Form
from ui.widgets.fields_typed import DayEdit, MinutesEdit, MoneyEdit
from ui.widgets.flow import FlowLayout

__all__ = [
    "ChoiceBox",
    "DayEdit",
    "Field",
    "FlowLayout",
    "Form",
    "MinutesEdit",
    "MoneyEdit",
    "PurposePicker",
]
