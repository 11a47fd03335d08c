"""What is read: the bytes of a file, of any format, as blocks; tables and YAML with their lines."""
