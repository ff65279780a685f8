-- The ground. Times are microseconds since 1970 UTC; yes and no are 1 and 0.

CREATE TABLE job (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  name TEXT UNIQUE,
  due INTEGER NOT NULL,
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'failed')),
  error TEXT
) STRICT;
CREATE INDEX job_due ON job (due, id);

CREATE TABLE once (
  who TEXT NOT NULL,
  key TEXT NOT NULL,
  digest BLOB NOT NULL,
  answer TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (who, key)
) STRICT;
CREATE INDEX once_at ON once (at);
