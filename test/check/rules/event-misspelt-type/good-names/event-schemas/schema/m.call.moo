allOf:
  - $ref: core-event-schema/event.yaml
title: A call
description: Says moo.
type: object
properties:
  type:
    type: string
    enum: [m.call.moo]
  content:
    type: object
    properties:
      sound:
        type: string
        description: What she says.
    required: [sound]
