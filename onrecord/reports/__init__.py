"""Reports, versions, corrections, sections, topics, pictures. Imports people and below."""
