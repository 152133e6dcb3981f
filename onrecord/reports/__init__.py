"""Reports, versions, corrections, sections, topics, pictures, addresses. Imports people and below."""
