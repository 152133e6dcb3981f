"""What comes in and goes out: captured pages, the sample newsroom. Imports moderation and below."""
