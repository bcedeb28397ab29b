"""Running the assistant on one machine: settings, training, starting and watching processes."""
