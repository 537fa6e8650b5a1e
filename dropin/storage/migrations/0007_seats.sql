-- Schema 7: coming back to the coordinator's seat may ask for a passphrase.

CREATE TABLE coordinator_seat (               -- what one says to come back to that seat
  id   INTEGER PRIMARY KEY CHECK (id = 1),
  lock TEXT NOT NULL CHECK (lock <> '')       -- a salted hash; the passphrase is kept nowhere
) STRICT;
