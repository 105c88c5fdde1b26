{"type": "m.pig"}
