-- Version 2: what two people know of each other, and the owner's values of the method's constants.
CREATE TABLE facet (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    side TEXT NOT NULL, facet TEXT NOT NULL, halves INTEGER NOT NULL, note TEXT NOT NULL,
    source TEXT NOT NULL, confirmed_on TEXT
);
CREATE UNIQUE INDEX facet_contact ON facet (contact_id, side, facet);
ALTER TABLE contact ADD COLUMN reviewed_on TEXT;

CREATE TABLE rule_value (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL, value REAL NOT NULL
);
CREATE UNIQUE INDEX rule_value_name ON rule_value (name);
