/*
 * Database: what a test asks SQLite itself, past the store.
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_DATABASE_H
#define AUSCULT_DATABASE_H

/* Deletes a database with its journals. */
void database_remove(const char *path);

/* Runs statements; fails the test when SQLite refuses them. */
void database_execute(const char *path, const char *sql);

/* Fails the test unless the rows of `sql` are `want`: cells parted by "|",
 * rows by a line break, as the sqlite3 program prints them. */
void database_expect(const char *path, const char *sql, const char *want);

#endif
