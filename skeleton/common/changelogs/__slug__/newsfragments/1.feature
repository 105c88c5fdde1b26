Add an event for messages that were read.
