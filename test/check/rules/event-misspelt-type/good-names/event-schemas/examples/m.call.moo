{ "type": "m.call.moo", "content": { "sound": "moo" } }
