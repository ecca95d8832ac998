-- The first schema of a catalogue file on SQLite. Statements shared with other engines stand beside
-- the functions that run them; what only SQLite has (WITHOUT ROWID, INTEGER PRIMARY KEY) stands here.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Next free numbers, so that no id is ever given twice: product, change, change_set.
CREATE TABLE sequence (
    name TEXT PRIMARY KEY,
    next INTEGER NOT NULL
) WITHOUT ROWID;

-- Attributes, families, channels and all other structure; body is JSON (store/structure_json.h).
CREATE TABLE structure (
    kind INTEGER NOT NULL,
    id INTEGER NOT NULL,
    code TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

-- Products, variants and models in one id space. doc is described in store/document.h.
CREATE TABLE product (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL,
    kind INTEGER NOT NULL,
    code TEXT NOT NULL,
    code_key TEXT NOT NULL,
    family INTEGER,
    parent INTEGER,
    enabled INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    doc BLOB NOT NULL
);
CREATE UNIQUE INDEX product_code ON product (kind = 2, code_key);
CREATE INDEX product_parent ON product (parent) WHERE parent IS NOT NULL;

-- state: 0 running, 1 done, 2 rolled back. at is milliseconds since 1970-01-01 UTC.
CREATE TABLE change_set (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    author TEXT NOT NULL,
    source TEXT NOT NULL,
    profile TEXT NOT NULL,
    note TEXT NOT NULL,
    state INTEGER NOT NULL,
    undo_of INTEGER,
    counts TEXT NOT NULL
);

-- seq is the change feed: given under the writer lock, in commit order. delta: store/delta.h.
CREATE TABLE change (
    seq INTEGER PRIMARY KEY,
    change_set INTEGER NOT NULL,
    entity_kind INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    op INTEGER NOT NULL,
    delta BLOB NOT NULL
);
CREATE INDEX change_of_entity ON change (entity_kind, entity_id);
CREATE INDEX change_of_change_set ON change (change_set);

-- Files in the folder beside the catalogue, named by their checksum.
CREATE TABLE asset (
    checksum TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL
) WITHOUT ROWID;

-- What a channel last acknowledged for a product.
CREATE TABLE receipt (
    channel INTEGER NOT NULL,
    product INTEGER NOT NULL,
    item_key TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    at INTEGER NOT NULL,
    status INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (channel, product)
) WITHOUT ROWID;

-- One row for every publication that ran.
CREATE TABLE publication (
    id INTEGER PRIMARY KEY,
    channel INTEGER NOT NULL,
    at INTEGER NOT NULL,
    author TEXT NOT NULL,
    counts TEXT NOT NULL,
    outputs TEXT NOT NULL
);

INSERT INTO sequence (name, next) VALUES ('product', 1), ('change', 1), ('change_set', 1), ('publication', 1);
