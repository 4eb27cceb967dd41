-- Version 2: what two people know of each other, where they stand, what was given, asked and
-- promised; the owner's values of the method's constants.
ALTER TABLE profile ADD COLUMN trust_time TEXT NOT NULL DEFAULT 'medium';
ALTER TABLE contact ADD COLUMN my_view TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN sphere TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN can_do TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN looks_for TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN reviewed_on TEXT;
ALTER TABLE referral ADD COLUMN told_on TEXT;
-- Who was thanked for what has long ended has heard of it.
UPDATE referral SET told_on = thanked_on
WHERE thanked_on IS NOT NULL AND status IN ('won', 'lost', 'not_a_fit');

CREATE TABLE facet (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    side TEXT NOT NULL, facet TEXT NOT NULL, halves INTEGER NOT NULL, note TEXT NOT NULL,
    source TEXT NOT NULL, confirmed_on TEXT
);
CREATE UNIQUE INDEX facet_contact ON facet (contact_id, side, facet);

CREATE TABLE own_facet (
    id INTEGER PRIMARY KEY,
    facet TEXT NOT NULL, note TEXT NOT NULL
);
CREATE UNIQUE INDEX own_facet_facet ON own_facet (facet);

CREATE TABLE stage_change (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    day TEXT NOT NULL, stage INTEGER NOT NULL, evidence TEXT NOT NULL
);
CREATE INDEX stage_change_contact ON stage_change (contact_id, day, id);

CREATE TABLE gift (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    day TEXT NOT NULL, act TEXT NOT NULL,
    other_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    note TEXT NOT NULL
);
CREATE INDEX gift_contact ON gift (contact_id, day, act);
CREATE INDEX gift_other ON gift (other_id) WHERE other_id IS NOT NULL;

CREATE TABLE ask (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    day TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, offered INTEGER NOT NULL,
    light TEXT NOT NULL, harvest TEXT NOT NULL, answer TEXT NOT NULL,
    referral_id INTEGER REFERENCES referral (id) ON DELETE SET NULL
);
CREATE INDEX ask_contact ON ask (contact_id, day);
CREATE INDEX ask_referral ON ask (referral_id) WHERE referral_id IS NOT NULL;

CREATE TABLE promise (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    day TEXT NOT NULL, what TEXT NOT NULL, due_on TEXT, kept_on TEXT
);
CREATE INDEX promise_contact ON promise (contact_id);
CREATE INDEX promise_open ON promise (due_on) WHERE kept_on IS NULL;

CREATE TABLE rule_value (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL, value REAL NOT NULL
);
CREATE UNIQUE INDEX rule_value_name ON rule_value (name);
