"""The sample newsroom: texts as data files, pictures drawn by code, and the loader for both."""
