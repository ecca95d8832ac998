-- By which row of an import the product was written (operations/import_unchanged.h); NULL where something
-- else wrote it last.

ALTER TABLE product ADD COLUMN row_hash INTEGER;
