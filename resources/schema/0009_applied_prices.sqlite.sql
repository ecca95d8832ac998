-- What channels asked for products, and since when (store/applied_price_store.h): a row where that changed. item: the
-- product that the channel knows it by. state: AppliedState. flags: 1 announced as a reduction, 2 came on sale there
-- with this row. publication: that acknowledged it; 0: declared history, which no receipt proves. The ledger covers
-- the rows by number.
CREATE TABLE applied_price (
    number INTEGER PRIMARY KEY,
    channel INTEGER NOT NULL,
    product INTEGER NOT NULL,
    item INTEGER NOT NULL,
    at INTEGER NOT NULL,
    state INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    scale INTEGER NOT NULL,
    currency TEXT NOT NULL,
    flags INTEGER NOT NULL,
    publication INTEGER NOT NULL
);
CREATE INDEX applied_price_of_product ON applied_price (channel, product);
CREATE INDEX applied_price_of_item ON applied_price (channel, item);
CREATE TRIGGER applied_price_keeps_rows BEFORE UPDATE ON applied_price
BEGIN SELECT RAISE(ABORT, 'the record of applied prices is append-only'); END;
CREATE TRIGGER applied_price_loses_no_row BEFORE DELETE ON applied_price
BEGIN SELECT RAISE(ABORT, 'the record of applied prices is append-only'); END;
