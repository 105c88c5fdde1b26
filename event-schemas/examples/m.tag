{
  "$ref": "core/event.json",
  "type": "m.tag",
  "content": {
    "tags": {
      "m.favourite": {
        "order": 0.25
      },
      "u.Teaching": {}
    }
  }
}
