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

/** The same as a site of the layout of 2021, with OpenAPI 3.1 and Markdown. */
export const fixtureSite: Readonly<Record<string, string>> = {
  'config/_default/hugo.toml': `title = "The farm"

[params.version]
status = "unstable"

[markup.goldmark.extensions.passthrough]
enable = true

[markup.goldmark.extensions.passthrough.delimiters]
inline = [['\\(', '\\)']]
block = [['\\[', '\\]']]
`,
  'content/_index.md': `---
title: The farm
type: docs
---

See the [pasture](/pasture#cows) and the [barn](/pasture#barn).
`,
  'content/pasture.md': `---
title: Pasture
weight: 10
---

## Cows

{{% http-api spec="client-server" api="cows" %}}

{{% event event="m.cow" %}}

{{% cs-module name="Barn" filename="barn" %}}
`,
  'content/client-server-api/modules/index.md': '---\nheadless: true\n---\n',
  'content/client-server-api/modules/barn.md': `## Barn

{{% definition path="schemas/barn" %}}

{{% boxes/note %}}
{{% added-in v="1.2" %}} The barn has a [roof](#barn).
{{% /boxes/note %}}
`,
  'data/api/client-server/cows.yaml': `openapi: 3.1.0
info:
  title: Cows
  version: 1.0.0
paths:
  "/cows/{cowId}":
    put:
      summary: Name a cow.
      description: Gives a cow a name.
      operationId: nameCow
      tags: [Cows]
      security:
        - bell: []
      parameters:
        - in: path
          name: cowId
          description: Which cow.
          required: true
          example: bessie
          schema:
            type: string
            format: mx-cow-id
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: definitions/cow.yaml
            example: {"name": "Bessie"}
      responses:
        "200":
          description: The cow.
          content:
            application/json:
              schema:
                type: object
                properties:
                  age:
                    type: integer
                    description: Her age.
                    x-addedInMatrixVersion: "1.2"
              examples:
                response:
                  value: {"age": 7}
servers:
  - url: "https://{hostname}{basePath}"
    variables:
      hostname:
        default: localhost
      basePath:
        default: /meadow
components:
  securitySchemes:
    bell:
      type: http
      scheme: bearer
`,
  'data/api/client-server/definitions/cow.yaml': `type: object
title: Cow
properties:
  name:
    type: string
    description: Her name.
required: [name]
`,
  'data/event-schemas/schema/core-event-schema/event.yaml': `title: Event
type: object
properties:
  type:
    type: string
  content:
    type: object
`,
  'data/event-schemas/schema/m.cow.yaml': `$schema: https://json-schema.org/draft/2020-12/schema
allOf:
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
  'data/event-schemas/examples/m.cow.yaml': `{
  "type": "m.cow",
  "content": {
    "sound": "moo"
  }
}
`,
  'data/schemas/barn.yaml': `title: Barn
type: object
description: A house for cows.
properties:
  doors:
    type: integer
    description: The number of doors.
    minimum: 1
    example: 2
`,
  'data/string-formats.yaml': `mx-cow-id:
  title: Cow ID
  url: pasture#cows
`,
  'data-definitions/sas-emoji.json':
    '[\n  {"number": 0, "emoji": "🐄", "description": "Cow", "unicode": "U+1F404"}\n]\n',
  'changelogs/pyproject.toml': `[tool.towncrier]
[[tool.towncrier.type]]
directory = "new"
name = "New"
showcontent = true
[[tool.towncrier.section]]
name = "Client-Server API"
path = "client_server"
`,
  'changelogs/client_server/newsfragments/12.new': 'A second cow.\n',
};
