# The tags that a user has put on a room.
title: Tags
type: object
description: >-
  The tags that the user has put on a room. The event is part of the user's account data for that
  room.
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
        description: The tags, by name.
        additionalProperties:
          x-pattern: $TAG
          type: object
          title: Tag
          properties:
            order:
              type: number
              format: float
              description: >-
                A number from 0 to 1, by which clients sort the rooms that have this tag. The
                smallest comes first.
    required:
      - tags
