"""Takes in what others saved: captured pages as files, folders and addresses."""
