Recommend that clients never send unencrypted messages to a room after an ``m.room.encryption``
event.
