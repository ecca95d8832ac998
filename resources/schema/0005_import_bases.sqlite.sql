-- What data sources sent last (store/import_bases.h): against it their next files are merged. A run is one
-- import; change_set is 0 where it changed no product. A layout is the columns of a file, one a line.

CREATE TABLE import_run (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL,
    change_set INTEGER NOT NULL
);
CREATE TABLE import_layout (
    id INTEGER PRIMARY KEY,
    columns TEXT NOT NULL
);
CREATE TABLE import_base (
    product INTEGER NOT NULL,
    source INTEGER NOT NULL,
    run INTEGER NOT NULL,
    layout INTEGER NOT NULL,
    cells BLOB NOT NULL,
    PRIMARY KEY (product, source, run)
) WITHOUT ROWID;
