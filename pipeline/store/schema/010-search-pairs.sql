-- Most Chinese words have two characters, a trigram three: two are found as
-- the beginning of a trigram, of which `turn_trigram` lists all there are. A
-- space behind the text makes its last two characters the beginning of one.

DROP TRIGGER turn_text_insert;
DROP TRIGGER turn_text_delete;
DROP TRIGGER turn_text_update;
DROP TABLE turn_text;

CREATE VIEW turn_searchable AS
SELECT turn_id, text || ' ' AS text FROM turn;

CREATE VIRTUAL TABLE turn_text USING fts5 (
	text, content = 'turn_searchable', content_rowid = 'turn_id',
	tokenize = 'trigram');
INSERT INTO turn_text (turn_text) VALUES ('rebuild');
CREATE VIRTUAL TABLE turn_trigram USING fts5vocab (turn_text, instance);

CREATE TRIGGER turn_text_insert AFTER INSERT ON turn BEGIN
	INSERT INTO turn_text (rowid, text)
	VALUES (new.turn_id, new.text || ' ');
END;

CREATE TRIGGER turn_text_delete AFTER DELETE ON turn BEGIN
	INSERT INTO turn_text (turn_text, rowid, text)
	VALUES ('delete', old.turn_id, old.text || ' ');
END;

CREATE TRIGGER turn_text_update AFTER UPDATE OF text ON turn BEGIN
	INSERT INTO turn_text (turn_text, rowid, text)
	VALUES ('delete', old.turn_id, old.text || ' ');
	INSERT INTO turn_text (rowid, text)
	VALUES (new.turn_id, new.text || ' ');
END;
