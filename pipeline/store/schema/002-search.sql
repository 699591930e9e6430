-- Full-text search over what was said. Trigrams, so that Chinese, which is
-- written without spaces, is found by any three characters in a row.

CREATE VIRTUAL TABLE turn_text USING fts5 (
	text, content = 'turn', content_rowid = 'turn_id',
	tokenize = 'trigram');
INSERT INTO turn_text (turn_text) VALUES ('rebuild');

CREATE TRIGGER turn_text_insert AFTER INSERT ON turn BEGIN
	INSERT INTO turn_text (rowid, text) VALUES (new.turn_id, new.text);
END;

CREATE TRIGGER turn_text_delete AFTER DELETE ON turn BEGIN
	INSERT INTO turn_text (turn_text, rowid, text)
	VALUES ('delete', old.turn_id, old.text);
END;

CREATE TRIGGER turn_text_update AFTER UPDATE OF text ON turn BEGIN
	INSERT INTO turn_text (turn_text, rowid, text)
	VALUES ('delete', old.turn_id, old.text);
	INSERT INTO turn_text (rowid, text) VALUES (new.turn_id, new.text);
END;
