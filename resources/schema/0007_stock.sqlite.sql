-- Stock as feeds said it last (store/stock_store.h): not journalled, a feed replaces it. Quantities are in
-- thousandths, instants in milliseconds. A run is one reading of a feed; what a row was said by.

CREATE TABLE stock_feed (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    read_at INTEGER NOT NULL,
    run INTEGER NOT NULL
);
CREATE TABLE stock (
    product INTEGER NOT NULL,
    location INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    sold_per_day INTEGER,
    as_of INTEGER NOT NULL,
    feed INTEGER NOT NULL,
    run INTEGER NOT NULL,
    PRIMARY KEY (product, location)
) WITHOUT ROWID;
