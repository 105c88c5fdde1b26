/** A small repository without problems; each test adds one. */
export const fixtureRepository: Readonly<Record<string, string>> = {
  'specification/targets.yaml': 'targets:\n  index:\n    files: [index.rst]\ntitle_styles: ["=", "-"]\n',
  'specification/index.rst':
    'The farm\n========\n\n{{cows_cs_http_api}}\n\n{{m_cow_event}}\n\n{{client_server_changelog}}\n',
  'api/client-server/cows.yaml': `swagger: "2.0"
info:
  title: Cows
  version: "1"
basePath: /meadow
paths:
  /cows/{cowId}:
    get:
      summary: Fetch a cow.
      operationId: getCow
      tags: [Cows]
      parameters:
        - in: path
          name: cowId
          type: string
          required: true
          description: Which cow.
          x-example: bessie
      responses:
        200:
          description: The cow.
          examples:
            application/json:
              name: Bessie
          schema:
            type: object
            properties:
              name:
                type: string
                description: Her name.
`,
  'event-schemas/schema/core-event-schema/event.yaml':
    'title: Event\ntype: object\nproperties:\n  type:\n    type: string\n  content:\n    type: object\n',
  'event-schemas/schema/m.cow': `allOf:
  - $ref: core-event-schema/event.yaml
title: A cow
description: Says moo.
type: object
properties:
  type:
    type: string
    enum: [m.cow]
  content:
    type: object
    properties:
      sound:
        type: string
        description: What she says.
    required: [sound]
`,
  'event-schemas/examples/m.cow': '{\n  "type": "m.cow",\n  "content": {\n    "sound": "moo"\n  }\n}\n',
  'changelogs/client_server.rst': 'r0.1.0\n======\n\n- The first cow.\n',
  'changelogs/client_server/pyproject.toml':
    '[tool.towncrier]\n[[tool.towncrier.type]]\ndirectory = "new"\nname = "New"\nshowcontent = true\n',
  'changelogs/client_server/newsfragments/12.new': 'A second cow.\n',
  'data-definitions/sas-emoji.json':
    '[\n  {"number": 0, "emoji": "🐄", "description": "Cow", "unicode": "U+1F404"}\n]\n',
};
