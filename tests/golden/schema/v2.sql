-- A book as version 2 wrote it.
PRAGMA application_id = 1313885262;
PRAGMA user_version = 2;
CREATE TABLE profile (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    business TEXT NOT NULL, owner TEXT NOT NULL, trade TEXT NOT NULL, currency TEXT NOT NULL,
    working_days INTEGER NOT NULL, day_minutes INTEGER NOT NULL, hour_value_cents INTEGER NOT NULL,
    looking_for TEXT NOT NULL, on_track_margin INTEGER NOT NULL, at_risk_margin INTEGER NOT NULL,
    demo INTEGER NOT NULL
);

CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL,
    prefix TEXT NOT NULL, given TEXT NOT NULL, middle TEXT NOT NULL, family TEXT NOT NULL,
    suffix TEXT NOT NULL, nickname TEXT NOT NULL, firm TEXT NOT NULL, department TEXT NOT NULL,
    job_title TEXT NOT NULL, trade TEXT NOT NULL, birthday TEXT NOT NULL,
    met_how TEXT NOT NULL, met_on TEXT,
    introduced_by_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    cadence_days INTEGER, notes TEXT NOT NULL, favourite INTEGER NOT NULL,
    sort_name TEXT NOT NULL, search_text TEXT NOT NULL
);
CREATE UNIQUE INDEX contact_uid ON contact (uid);
CREATE INDEX contact_order ON contact (sort_name, id);
CREATE INDEX contact_introduced_by ON contact (introduced_by_id) WHERE introduced_by_id IS NOT NULL;
CREATE INDEX contact_cadence ON contact (cadence_days) WHERE cadence_days IS NOT NULL;
CREATE INDEX contact_met_on ON contact (met_on) WHERE met_on IS NOT NULL;

CREATE TABLE contact_point (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, label TEXT NOT NULL, value TEXT NOT NULL, position INTEGER NOT NULL
);
CREATE INDEX contact_point_contact ON contact_point (contact_id, kind, position, value);

CREATE TABLE address (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    label TEXT NOT NULL, po_box TEXT NOT NULL, extended TEXT NOT NULL, street TEXT NOT NULL,
    city TEXT NOT NULL, region TEXT NOT NULL, postal_code TEXT NOT NULL, country TEXT NOT NULL,
    position INTEGER NOT NULL
);
CREATE INDEX address_contact ON address (contact_id);

CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    name TEXT NOT NULL
);
CREATE UNIQUE INDEX tag_contact ON tag (contact_id, name);
CREATE INDEX tag_name ON tag (name);

CREATE TABLE photo (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    data BLOB NOT NULL
);
CREATE UNIQUE INDEX photo_contact ON photo (contact_id);

CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL, minutes INTEGER NOT NULL, kind TEXT NOT NULL, occasion TEXT NOT NULL,
    cost_cents INTEGER NOT NULL, cost_category TEXT NOT NULL, purposes INTEGER NOT NULL,
    notes TEXT NOT NULL,
    month INTEGER GENERATED ALWAYS AS
        (CAST(substr(day, 1, 4) AS INTEGER) * 12 + CAST(substr(day, 6, 2) AS INTEGER) - 1) STORED
);
CREATE INDEX activity_month ON activity (month, kind, minutes);
CREATE INDEX activity_day ON activity (day, kind, minutes);
CREATE INDEX activity_cost ON activity (month, cost_category, cost_cents) WHERE cost_cents <> 0;
CREATE INDEX activity_occasion ON activity (occasion) WHERE occasion <> '';

CREATE TABLE activity_person (
    id INTEGER PRIMARY KEY,
    activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX activity_person_activity ON activity_person (activity_id, contact_id);
CREATE INDEX activity_person_contact ON activity_person (contact_id, activity_id);

CREATE TABLE referral (
    id INTEGER PRIMARY KEY,
    direction TEXT NOT NULL, day TEXT NOT NULL,
    partner_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    prospect_name TEXT NOT NULL, prospect_phone TEXT NOT NULL, prospect_email TEXT NOT NULL,
    need TEXT NOT NULL, level INTEGER NOT NULL, inside INTEGER NOT NULL,
    value_cents INTEGER NOT NULL, status TEXT NOT NULL, thanked_on TEXT,
    month INTEGER GENERATED ALWAYS AS
        (CAST(substr(day, 1, 4) AS INTEGER) * 12 + CAST(substr(day, 6, 2) AS INTEGER) - 1) STORED
);
CREATE INDEX referral_month ON referral (month, direction);
CREATE INDEX referral_day ON referral (day, direction);
CREATE INDEX referral_partner ON referral (partner_id) WHERE partner_id IS NOT NULL;

CREATE TABLE closed_business (
    id INTEGER PRIMARY KEY,
    referral_id INTEGER NOT NULL REFERENCES referral (id) ON DELETE CASCADE,
    day TEXT NOT NULL, amount_cents INTEGER NOT NULL,
    month INTEGER GENERATED ALWAYS AS
        (CAST(substr(day, 1, 4) AS INTEGER) * 12 + CAST(substr(day, 6, 2) AS INTEGER) - 1) STORED
);
CREATE INDEX closed_business_month ON closed_business (month, referral_id, amount_cents);
CREATE INDEX closed_business_referral ON closed_business (referral_id, amount_cents);

CREATE TABLE goal (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL, measure TEXT NOT NULL, target INTEGER NOT NULL, counted INTEGER NOT NULL,
    start_on TEXT NOT NULL, due_on TEXT NOT NULL, purposes INTEGER NOT NULL
);

CREATE TABLE money_budget (
    id INTEGER PRIMARY KEY,
    month INTEGER NOT NULL, category TEXT NOT NULL, cents INTEGER NOT NULL
);
CREATE UNIQUE INDEX money_budget_month ON money_budget (month, category);

CREATE TABLE time_budget (
    id INTEGER PRIMARY KEY,
    month INTEGER NOT NULL, kind TEXT NOT NULL, minutes INTEGER NOT NULL
);
CREATE UNIQUE INDEX time_budget_month ON time_budget (month, kind);

CREATE TABLE expense (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL, category TEXT NOT NULL, amount_cents INTEGER NOT NULL, note TEXT NOT NULL,
    month INTEGER GENERATED ALWAYS AS
        (CAST(substr(day, 1, 4) AS INTEGER) * 12 + CAST(substr(day, 6, 2) AS INTEGER) - 1) STORED
);
CREATE INDEX expense_month ON expense (month, category, amount_cents);

-- What is written at length is found by words; triggers follow edits, undo and redo alike.
CREATE VIRTUAL TABLE activity_text USING fts5 (
    occasion, notes, content='activity', content_rowid='id', prefix='2 3',
    tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO activity_text (activity_text, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER activity_text_insert AFTER INSERT ON activity BEGIN
    INSERT INTO activity_text (rowid, occasion, notes) VALUES (new.id, new.occasion, new.notes);
END;
CREATE TRIGGER activity_text_delete AFTER DELETE ON activity BEGIN
    INSERT INTO activity_text (activity_text, rowid, occasion, notes)
        VALUES ('delete', old.id, old.occasion, old.notes);
END;
CREATE TRIGGER activity_text_update AFTER UPDATE OF occasion, notes ON activity BEGIN
    INSERT INTO activity_text (activity_text, rowid, occasion, notes)
        VALUES ('delete', old.id, old.occasion, old.notes);
    INSERT INTO activity_text (rowid, occasion, notes) VALUES (new.id, new.occasion, new.notes);
END;

CREATE VIRTUAL TABLE referral_text USING fts5 (
    prospect_name, need, content='referral', content_rowid='id', prefix='2 3',
    tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO referral_text (referral_text, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER referral_text_insert AFTER INSERT ON referral BEGIN
    INSERT INTO referral_text (rowid, prospect_name, need)
        VALUES (new.id, new.prospect_name, new.need);
END;
CREATE TRIGGER referral_text_delete AFTER DELETE ON referral BEGIN
    INSERT INTO referral_text (referral_text, rowid, prospect_name, need)
        VALUES ('delete', old.id, old.prospect_name, old.need);
END;
CREATE TRIGGER referral_text_update AFTER UPDATE OF prospect_name, need ON referral BEGIN
    INSERT INTO referral_text (referral_text, rowid, prospect_name, need)
        VALUES ('delete', old.id, old.prospect_name, old.need);
    INSERT INTO referral_text (rowid, prospect_name, need)
        VALUES (new.id, new.prospect_name, new.need);
END;

ALTER TABLE profile ADD COLUMN trust_time TEXT NOT NULL DEFAULT 'medium';
ALTER TABLE contact ADD COLUMN my_view TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN sphere TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN can_do TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN looks_for TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN reviewed_on TEXT;
ALTER TABLE referral ADD COLUMN told_on TEXT;

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
INSERT INTO profile VALUES (1, 'Falegnameria Corsi', '', '', 'EUR', 31, 480, 0, '', 10, 25, 0, 'long');
INSERT INTO contact VALUES (1, 'u1', '', 'Anna', '', 'Bianchi', '', '', '', '', '', '', '--02-29',
    '', NULL, NULL, 30, '', 1, 'bianchi anna', 'anna bianchi', 'would', '', '', '', '2026-11-25');
INSERT INTO contact_point VALUES (1, 1, 'phone', 'mobile', '+39 333 123', 0);
INSERT INTO activity (id, day, minutes, kind, occasion, cost_cents, cost_category, purposes, notes)
    VALUES (1, '2026-11-24', 45, 'one2one', '', 0, 'meals', 1, 'caffè');
INSERT INTO facet VALUES (1, 1, 'mine', 'interests', 2, 'vela', 'me lo ha detto', '2026-11-25');
INSERT INTO stage_change VALUES (1, 1, '2026-11-25', 2, 'ha visto il mio lavoro');
INSERT INTO gift VALUES (1, 1, '2026-11-25', 'advice', NULL, '');
INSERT INTO ask VALUES (1, 1, '2026-11-25', 'referral', 'architetti', 0, 'green', '', '', NULL);
INSERT INTO promise VALUES (1, 1, '2026-11-25', 'mandare il listino', NULL, NULL);
INSERT INTO own_facet VALUES (1, 'skills', 'restauro');
INSERT INTO rule_value VALUES (1, 'half_life_days', 180.0);
