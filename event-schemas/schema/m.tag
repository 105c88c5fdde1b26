# The tags of a room.
title: Tags
type: object
description: >-
  The tags that the user has assigned to a room. The event is part of the account data of the user
  for the room.
allOf:
  - $ref: core-event-schema/event.yaml
properties:
  type:
    type: string
    enum:
      - m.tag
  content:
    type: object
    properties:
      tags:
        type: object
        description: The tags, keyed by name.
        additionalProperties:
          x-pattern: $TAG
          type: object
          title: Tag
          properties:
            order:
              type: number
              format: float
              description: >-
                A number between 0 and 1 by which clients sort the rooms with this tag, in ascending
                order.
