"""Peewee tables: how records lie in the book, and nothing else.

Columns that SQLite computes (`month`) are left out: they are read by SQL alone.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from peewee import AutoField, BlobField, FloatField, IntegerField, Model, TextField
from playhouse.apsw_ext import BooleanField

from netplanner.model import giving, knowing, owner, people, plan, referrals, rules, work
from netplanner.model.owner import TrustTime  # `owner` is a column, too

if TYPE_CHECKING:
    from enum import IntEnum, IntFlag, StrEnum


class DayField(TextField):
    """A day as ISO text, so that it sorts, compares and survives any tool that reads the file."""

    def db_value(self, value: datetime.date | None) -> str | None:
        return None if value is None else value.isoformat()

    def python_value(self, value: str | None) -> datetime.date | None:
        return None if value is None else datetime.date.fromisoformat(value)


class WordField(TextField):
    """A member of a string enum, by its value."""

    def __init__(self, words: type[StrEnum], **options: Any) -> None:
        super().__init__(**options)
        self.words = words

    def db_value(self, value: StrEnum) -> str:
        return value.value

    def python_value(self, value: str) -> StrEnum:
        return self.words(value)


class SetField(IntegerField):
    """A set of flags, by its bits."""

    def __init__(self, flags: type[IntFlag], **options: Any) -> None:
        super().__init__(**options)
        self.flags = flags

    def db_value(self, value: IntFlag) -> int:
        return int(value)

    def python_value(self, value: int) -> IntFlag:
        return self.flags(value)


class StepField(IntegerField):
    """A member of an integer enum, by its value."""

    def __init__(self, steps: type[IntEnum], **options: Any) -> None:
        super().__init__(**options)
        self.steps = steps

    def db_value(self, value: IntEnum) -> int:
        return value.value

    def python_value(self, value: int) -> IntEnum:
        return self.steps(value)


class Profiles(Model):
    id = AutoField()
    business = TextField()
    owner = TextField()
    trade = TextField()
    currency = TextField()
    working_days = IntegerField()
    day_minutes = IntegerField()
    hour_value_cents = IntegerField()
    looking_for = TextField()
    on_track_margin = IntegerField()
    at_risk_margin = IntegerField()
    demo = BooleanField()
    trust_time = WordField(TrustTime)

    class Meta:
        table_name = "profile"


class Contacts(Model):
    id = AutoField()
    uid = TextField()
    prefix = TextField()
    given = TextField()
    middle = TextField()
    family = TextField()
    suffix = TextField()
    nickname = TextField()
    firm = TextField()
    department = TextField()
    job_title = TextField()
    trade = TextField()
    birthday = TextField()
    met_how = TextField()
    met_on = DayField(null=True)
    introduced_by_id = IntegerField(null=True)
    cadence_days = IntegerField(null=True)
    notes = TextField()
    favourite = BooleanField()
    sort_name = TextField()
    search_text = TextField()
    my_view = WordField(people.View)
    sphere = TextField()
    can_do = TextField()
    looks_for = TextField()
    reviewed_on = DayField(null=True)

    class Meta:
        table_name = "contact"


class ContactPoints(Model):
    id = AutoField()
    contact_id = IntegerField()
    kind = WordField(people.PointKind)
    label = TextField()
    value = TextField()
    position = IntegerField()

    class Meta:
        table_name = "contact_point"


class Addresses(Model):
    id = AutoField()
    contact_id = IntegerField()
    label = TextField()
    po_box = TextField()
    extended = TextField()
    street = TextField()
    city = TextField()
    region = TextField()
    postal_code = TextField()
    country = TextField()
    position = IntegerField()

    class Meta:
        table_name = "address"


class Tags(Model):
    id = AutoField()
    contact_id = IntegerField()
    name = TextField()

    class Meta:
        table_name = "tag"


class Photos(Model):
    id = AutoField()
    contact_id = IntegerField()
    data = BlobField()

    class Meta:
        table_name = "photo"


class Facets(Model):
    id = AutoField()
    contact_id = IntegerField()
    side = WordField(knowing.Side)
    facet = WordField(knowing.Facet)
    halves = IntegerField()
    note = TextField()
    source = TextField()
    confirmed_on = DayField(null=True)

    class Meta:
        table_name = "facet"


class OwnFacets(Model):
    id = AutoField()
    facet = WordField(knowing.Facet)
    note = TextField()

    class Meta:
        table_name = "own_facet"


class StageChanges(Model):
    id = AutoField()
    contact_id = IntegerField()
    day = DayField()
    stage = StepField(people.Stage)
    evidence = TextField()

    class Meta:
        table_name = "stage_change"


class Gifts(Model):
    id = AutoField()
    contact_id = IntegerField()
    day = DayField()
    act = WordField(giving.Act)
    other_id = IntegerField(null=True)
    note = TextField()

    class Meta:
        table_name = "gift"


class Asks(Model):
    id = AutoField()
    contact_id = IntegerField()
    day = DayField()
    kind = WordField(giving.AskKind)
    target = TextField()
    offered = BooleanField()
    light = WordField(giving.Light)
    harvest = WordField(giving.Harvest)
    answer = WordField(giving.Answer)
    referral_id = IntegerField(null=True)

    class Meta:
        table_name = "ask"


class Promises(Model):
    id = AutoField()
    contact_id = IntegerField()
    day = DayField()
    what = TextField()
    due_on = DayField(null=True)
    kept_on = DayField(null=True)

    class Meta:
        table_name = "promise"


class Activities(Model):
    id = AutoField()
    day = DayField()
    minutes = IntegerField()
    kind = WordField(work.ActivityKind)
    occasion = TextField()
    cost_cents = IntegerField()
    cost_category = WordField(plan.ExpenseCategory)
    purposes = SetField(work.Purpose)
    notes = TextField()

    class Meta:
        table_name = "activity"


class ActivityPeople(Model):
    id = AutoField()
    activity_id = IntegerField()
    contact_id = IntegerField()

    class Meta:
        table_name = "activity_person"


class Referrals(Model):
    id = AutoField()
    direction = WordField(referrals.Direction)
    day = DayField()
    partner_id = IntegerField(null=True)
    prospect_name = TextField()
    prospect_phone = TextField()
    prospect_email = TextField()
    need = TextField()
    level = IntegerField()
    inside = BooleanField()
    value_cents = IntegerField()
    status = WordField(referrals.ReferralStatus)
    thanked_on = DayField(null=True)
    told_on = DayField(null=True)

    class Meta:
        table_name = "referral"


class ClosedBusinesses(Model):
    id = AutoField()
    referral_id = IntegerField()
    day = DayField()
    amount_cents = IntegerField()

    class Meta:
        table_name = "closed_business"


class Goals(Model):
    id = AutoField()
    title = TextField()
    measure = WordField(plan.Measure)
    target = IntegerField()
    counted = IntegerField()
    start_on = DayField()
    due_on = DayField()
    purposes = SetField(work.Purpose)

    class Meta:
        table_name = "goal"


class MoneyBudgets(Model):
    id = AutoField()
    month = IntegerField()
    category = WordField(plan.ExpenseCategory)
    cents = IntegerField()

    class Meta:
        table_name = "money_budget"


class TimeBudgets(Model):
    id = AutoField()
    month = IntegerField()
    kind = WordField(work.ActivityKind)
    minutes = IntegerField()

    class Meta:
        table_name = "time_budget"


class Expenses(Model):
    id = AutoField()
    day = DayField()
    category = WordField(plan.ExpenseCategory)
    amount_cents = IntegerField()
    note = TextField()

    class Meta:
        table_name = "expense"


class RuleValues(Model):
    id = AutoField()
    name = TextField()
    value = FloatField()

    class Meta:
        table_name = "rule_value"


TABLES: dict[Any, type[Model]] = {
    owner.Profile: Profiles,
    people.Contact: Contacts,
    people.ContactPoint: ContactPoints,
    people.Address: Addresses,
    people.Tag: Tags,
    people.Photo: Photos,
    knowing.FacetNote: Facets,
    knowing.OwnFacet: OwnFacets,
    knowing.StageChange: StageChanges,
    giving.Gift: Gifts,
    giving.Ask: Asks,
    giving.Promise: Promises,
    work.Activity: Activities,
    work.ActivityPerson: ActivityPeople,
    referrals.Referral: Referrals,
    referrals.ClosedBusiness: ClosedBusinesses,
    plan.Goal: Goals,
    plan.MoneyBudget: MoneyBudgets,
    plan.TimeBudget: TimeBudgets,
    plan.Expense: Expenses,
    rules.RuleValue: RuleValues,
}
