"""Comments, replies and flags: how they are kept, ordered and shown. Imports record and below."""
