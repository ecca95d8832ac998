-- Many changes of products in one row of the journal: such a row of `change` has the entity 0, its
-- delta is described in store/change_pack.h, and the row here says which products it holds. `op` is
-- what happened to all of them, 0 where that differs.

CREATE TABLE change_pack (
    seq INTEGER PRIMARY KEY,
    first_product INTEGER NOT NULL,
    last_product INTEGER NOT NULL,
    products BLOB NOT NULL
);
