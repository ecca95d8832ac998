-- Changes of prices that are decided for later (store/price_plan_store.h). starts: milliseconds of the local time of
-- `zone` since 1970-01-01, NULL: as soon as it is approved. state: PricePlanState. Other times are instants.
CREATE TABLE price_plan (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    note TEXT NOT NULL,
    starts INTEGER,
    zone TEXT NOT NULL,
    state INTEGER NOT NULL,
    prices INTEGER NOT NULL,
    prepared_by TEXT NOT NULL,
    prepared_at INTEGER NOT NULL,
    approved_by TEXT NOT NULL,
    approved_at INTEGER,
    reason TEXT NOT NULL,
    change_set INTEGER NOT NULL,
    applied_at INTEGER
);
CREATE TABLE price_plan_rows (
    id INTEGER PRIMARY KEY,
    plan INTEGER NOT NULL,
    list INTEGER NOT NULL,
    rows BLOB NOT NULL
);
CREATE INDEX price_plan_rows_of_plan ON price_plan_rows (plan, id);

-- Which prices were decided when and by whom (store/price_ledger.h): each entry carries the hash of itself and of the
-- one before it. It covers the rows of price_change from first_seq to last_seq, whose hash is `content`.
CREATE TABLE price_ledger (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    note TEXT NOT NULL,
    change_set INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    content TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE TRIGGER price_ledger_keeps_entries BEFORE UPDATE ON price_ledger
BEGIN SELECT RAISE(ABORT, 'the price ledger is append-only'); END;
CREATE TRIGGER price_ledger_loses_no_entry BEFORE DELETE ON price_ledger
BEGIN SELECT RAISE(ABORT, 'the price ledger is append-only'); END;
