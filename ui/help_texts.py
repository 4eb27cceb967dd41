"""The words of the guide: the method's definition, its vocabulary, the pages (method.md §1, §4)."""

from __future__ import annotations

from netplanner.i18n import N_

# (heading, paragraphs, (word, meaning)…), all message ids.
GUIDE: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]], ...] = (
    (
        N_("What business networking is"),
        (
            N_(
                "Business networking is developing and activating your relationships, to increase "
                "your business, to enrich your skills, to widen your sphere of influence or to "
                "serve your community."
            ),
            N_(
                "It is not going to events, shaking hands and collecting cards: those are only "
                "where it may begin. The key word is relationships, with a genuine wish to give as "
                "well as to receive."
            ),
            N_(
                "You cultivate, you do not hunt. Meet people, then build the relationship, then "
                "harvest: not too early and not too much. A wide network that is shallow brings "
                "little; a deep one, of people you know well and who know you well, brings a lot."
            ),
            N_(
                "Treat it as a part of your work: with goals, with a line in the budget, every "
                "day, and knowing which client you are looking for."
            ),
        ),
        (),
    ),
    (
        N_("The words"),
        (),
        (
            (
                N_("Contact"),
                N_("A person you know, with all the ways to reach them and what you know of them."),
            ),
            (
                N_("Cadence"),
                N_("After how many days you want to be in touch with someone again."),
            ),
            (
                N_("Activity"),
                N_("Time you put into networking on a day: a meeting, an event, a one-to-one…"),
            ),
            (
                N_("One-to-one"),
                N_("A meeting of two people to get to know each other's work and goals."),
            ),
            (
                N_("Referral"),
                N_(
                    "An introduction to someone who may buy, given to a partner or received from "
                    "one. A name without an introduction is only a lead."
                ),
            ),
            (
                N_("Level 1 to 5"),
                N_(
                    "How much the giver did for a referral, from passing on contact details to an "
                    "introduction in person. It says nothing about how likely the sale is."
                ),
            ),
            (
                N_("Inside and outside"),
                N_("Inside: the partner buys. Outside: somebody the partner knows."),
            ),
            (
                N_("Closed business"),
                N_("What a referral brought in, net of VAT; one referral may bring it many times."),
            ),
            (
                N_("The four purposes"),
                N_("Business, skills, influence, community: what an hour or a goal is for."),
            ),
            (
                N_("Value of an hour"),
                N_(
                    "What an hour of yours is worth. Networking costs money and hours, and both "
                    "are always shown."
                ),
            ),
            (
                N_("Expected by today"),
                N_("How far a goal would be if it moved on evenly, working day by working day."),
            ),
        ),
    ),
    (
        N_("The pages"),
        (),
        (
            (N_("Today"), N_("Who is due, what is open, and how this month and your goals stand.")),
            (
                N_("Contacts"),
                N_(
                    "Type to search in names, firms, trades, mails, tags and phone numbers. What "
                    "you change is saved when you leave the contact. Drop vCard or CSV files on "
                    "the window to bring contacts in."
                ),
            ),
            (
                N_("Activities"),
                N_(
                    "Log your time: 45, 1:15 and 1h15 all work. What you only began stays in the "
                    "form until you log it. The timer goes on when the program is closed."
                ),
            ),
            (
                N_("Referrals"),
                N_("What you gave and what you received, how far it is, and what it brought."),
            ),
            (
                N_("Plan"),
                N_(
                    "Goals with their progress, counted from what you log, and the budget in money "
                    "and in hours. Print the plan of the month and hang it by your desk."
                ),
            ),
            (
                N_("Charts"),
                N_(
                    "Hours against referrals, month by month. Results come months after the work: "
                    "judge a year, not a month."
                ),
            ),
        ),
    ),
    (
        N_("Your book"),
        (
            N_(
                "Everything you write is in one file, your book. It is saved as you go, and "
                "everything can be undone from the Edit menu, imports as well. Make a copy now and "
                "then with “Back up…” in the File menu."
            ),
        ),
        (),
    ),
)
