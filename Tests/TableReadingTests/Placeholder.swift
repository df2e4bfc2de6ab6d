// Placeholder until the tests of this room are written.
