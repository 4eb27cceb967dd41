"""The pages of the sidebar; each is imported and built on its first visit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netplanner.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.session import Session


class Page(NamedTuple):
    """A page of the sidebar; `build` imports it on the first visit."""

    name: str
    text: str  # message id
    icon: str
    build: Callable[[Session, QWidget], QWidget]


def _today(session: Session, parent: QWidget) -> QWidget:
    from ui.today.page import TodayPage

    return TodayPage(session, parent)


def _contacts(session: Session, parent: QWidget) -> QWidget:
    from ui.contacts.page import ContactsPage

    return ContactsPage(session, parent)


def _activities(session: Session, parent: QWidget) -> QWidget:
    from ui.activities.page import ActivitiesPage

    return ActivitiesPage(session, parent)


def _referrals(session: Session, parent: QWidget) -> QWidget:
    from ui.referrals.page import ReferralsPage

    return ReferralsPage(session, parent)


def _plan(session: Session, parent: QWidget) -> QWidget:
    from ui.plan.page import PlanPage

    return PlanPage(session, parent)


def _charts(session: Session, parent: QWidget) -> QWidget:
    from ui.insight.page import ChartsPage

    return ChartsPage(session, parent)


PAGES = (
    Page("today", N_("Today"), "house", _today),
    Page("contacts", N_("Contacts"), "users", _contacts),
    Page("activities", N_("Activities"), "clock", _activities),
    Page("referrals", N_("Referrals"), "arrow-left-right", _referrals),
    Page("plan", N_("Plan"), "target", _plan),
    Page("charts", N_("Charts"), "chart-column", _charts),
)
