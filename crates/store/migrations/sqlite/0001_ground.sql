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

-- The log. The columns after `hashes` repeat what the body says, so that events are found.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  hashes BLOB NOT NULL,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  object TEXT NOT NULL,
  unit TEXT,
  refused INTEGER NOT NULL CHECK (refused IN (0, 1))
) STRICT;
CREATE INDEX event_at ON event (at);
CREATE INDEX event_actor ON event (actor, seq);
CREATE INDEX event_object ON event (object, seq);
CREATE INDEX event_unit ON event (unit, seq);

CREATE TABLE event_text (
  digest TEXT PRIMARY KEY,
  salt BLOB NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE checkpoint (
  size INTEGER PRIMARY KEY,
  note TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- Against accidents. Against intent there are the checkpoints.
CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events stay as they are'); END;
CREATE TRIGGER event_remains BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events stay'); END;
CREATE TRIGGER checkpoint_stays BEFORE UPDATE ON checkpoint
  BEGIN SELECT RAISE(ABORT, 'checkpoints stay as they are'); END;
CREATE TRIGGER checkpoint_remains BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints stay'); END;
