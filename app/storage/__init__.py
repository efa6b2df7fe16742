"""The vault on disk: key file, encrypted database, journal, backups. The only room that knows SQLite."""
