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

CREATE TABLE unit (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent TEXT,
  folded TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0)
) STRICT;

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  unit TEXT REFERENCES unit (code),
  state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
  version INTEGER NOT NULL CHECK (version > 0)
) STRICT;

-- Names stand apart from the account, so that they can be erased.
CREATE TABLE person (
  account TEXT PRIMARY KEY REFERENCES account (id),
  name TEXT NOT NULL,
  mail TEXT,
  salt BLOB NOT NULL,
  folded TEXT NOT NULL
) STRICT;
CREATE INDEX person_mail ON person (mail);

CREATE TABLE role_grant (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  unit TEXT REFERENCES unit (code),
  since INTEGER NOT NULL,
  until INTEGER
) STRICT;
CREATE INDEX role_grant_account ON role_grant (account);

CREATE TABLE proposal (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  proposer TEXT NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE credential (
  account TEXT PRIMARY KEY REFERENCES account (id),
  hash TEXT NOT NULL,
  chosen INTEGER NOT NULL,
  must_change INTEGER NOT NULL CHECK (must_change IN (0, 1))
) STRICT;

CREATE TABLE factor (
  account TEXT PRIMARY KEY REFERENCES account (id),
  secret BLOB NOT NULL,
  confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  last_step INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
  token BLOB PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  begun INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  proved INTEGER
) STRICT;
CREATE INDEX session_account ON session (account);

CREATE TABLE device (
  account TEXT NOT NULL REFERENCES account (id),
  token BLOB NOT NULL,
  seen INTEGER NOT NULL,
  PRIMARY KEY (account, token)
) STRICT;

CREATE TABLE softlock (
  who BLOB NOT NULL,
  device BLOB NOT NULL,
  failures INTEGER NOT NULL,
  until INTEGER NOT NULL,
  reset INTEGER NOT NULL,
  PRIMARY KEY (who, device)
) STRICT;

CREATE TABLE reset_link (
  account TEXT PRIMARY KEY REFERENCES account (id),
  token BLOB NOT NULL UNIQUE,
  until INTEGER NOT NULL
) STRICT;

CREATE TABLE set_up (
  place INTEGER PRIMARY KEY CHECK (place = 1),
  code BLOB NOT NULL
) STRICT;
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
