Recommend against sending to a room in the clear after an ``m.room.encryption`` event was seen.
