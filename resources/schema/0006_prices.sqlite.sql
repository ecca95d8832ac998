-- The prices of price lists (store/price_store.h), clustered as they are read: a list at a time, a product at a
-- time. tier is in thousandths; starts and ends are milliseconds of the local time of the list's zone since
-- 1970-01-01, the lowest and the highest number where there is no start or no end; amount has `scale` decimals.
CREATE TABLE price (
    list INTEGER NOT NULL,
    product INTEGER NOT NULL,
    type INTEGER NOT NULL,
    tier INTEGER NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    scale INTEGER NOT NULL,
    PRIMARY KEY (list, product, type, tier, starts)
) WITHOUT ROWID;

-- What happened to prices, beside table change and with numbers of the same sequence. rows: store/price_pack.h.
CREATE TABLE price_change (
    seq INTEGER PRIMARY KEY,
    change_set INTEGER NOT NULL,
    list INTEGER NOT NULL,
    first_product INTEGER NOT NULL,
    last_product INTEGER NOT NULL,
    rows BLOB NOT NULL
);
CREATE INDEX price_change_of_change_set ON price_change (change_set);
CREATE INDEX price_change_of_list ON price_change (list, first_product);
