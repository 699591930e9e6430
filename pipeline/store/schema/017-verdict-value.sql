-- What a verdict may be, asked without IN: for more than two values SQLite
-- makes and drops a table with each row. What is stored stays as it is, so the
-- text alone is changed (sqlite.org/lang_altertable.html, "Making Other Kinds
-- Of Table Schema Changes"); another connection that has read the old text
-- checks the same.

PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql,
	'value IN (''pass'', ''fail'', ''unknown'', ''not_applicable'')',
	'value = ''pass'' OR value = ''fail'' OR value = ''unknown'' OR
		value = ''not_applicable''')
WHERE type = 'table' AND name = 'verdict';
PRAGMA writable_schema = RESET;
