-- Schema 6: the centre chooses colours and marks of its own for its categories.

ALTER TABLE category ADD COLUMN own_colour TEXT NOT NULL DEFAULT ''
    CHECK (own_colour = '' OR own_colour GLOB '#[0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F]');
ALTER TABLE category ADD COLUMN mark TEXT NOT NULL DEFAULT ''
    CHECK (mark IN ('', 'square', 'circle', 'triangle', 'diamond', 'star', 'pentagon', 'cross', 'bar'));
