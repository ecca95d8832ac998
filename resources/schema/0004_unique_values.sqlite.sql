-- Who owns the values of attributes that are unique (store/unique_values.h): one row a value. The documents
-- decide; this only finds the other owner without reading them. unique_attribute says whose values are here.

CREATE TABLE unique_value (
    hash INTEGER NOT NULL,
    product INTEGER NOT NULL,
    attribute INTEGER NOT NULL,
    PRIMARY KEY (hash, product)
) WITHOUT ROWID;
CREATE TABLE unique_attribute (
    attribute INTEGER PRIMARY KEY
);
