"""The fields of every form, in one place to import from."""

from ui.widgets.fields_choice import ChoiceBox, PurposePicker
from ui.widgets.fields_form import Field, Form
from ui.widgets.fields_typed import DayEdit, MinutesEdit, MoneyEdit, TypedEdit
from ui.widgets.flow import FlowLayout
from ui.widgets.pickers import ContactPicker, PeoplePicker

__all__ = [
    "ChoiceBox",
    "ContactPicker",
    "DayEdit",
    "Field",
    "FlowLayout",
    "Form",
    "MinutesEdit",
    "MoneyEdit",
    "PeoplePicker",
    "PurposePicker",
    "TypedEdit",
]
