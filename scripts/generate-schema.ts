// `npm run -s schema`: writes lib/marketplaces/schema.json, the JSON Schema of marketplace files, from their zod schema, so
// that an editor completes keys and underlines slips while a file is written. What a schema cannot say, lint.ts says.
// A marketplace file has no `$schema` key: the zod schema is strict and refuses it. Editors map files to a schema by their
// settings; VS Code for one, in .vscode/settings.json:
//   "json.schemas": [{ "fileMatch": ["lib/marketplaces/*.json", "*.marketplace.json"], "url": "./lib/marketplaces/schema.json" }]
// The loader (lib/marketplaces/index.ts) names its files one by one, so the schema is never taken for a site.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import * as model from '../lib/model/marketplace.ts';

/** What an editor shows beside a value; the words of the model's own comments. */
const NAMED: [id: string, schema: z.ZodType, description: string][] = [
  [
    'Selector',
    model.Selector,
    'CSS, with `a >>> b` stepping into an open shadow root. `:scope` is the row. No hashed classes.',
  ],
  [
    'Template',
    model.Template,
    'Literal text with holes: `Order {id:digits} of {buyer}`. `*` is anything; white space never matters. Kinds of holes: digits number id letters word datetime duration code plain.',
  ],
  ['Source', model.Source, 'Where the raw text comes from: a closed list of readers.'],
  ['Cell', model.Cell, 'One cell of a table row, by its header or by its place.'],
  ['Reading', model.Reading, 'Where to look and what to read there.'],
  ['Join', model.Join, 'Two readings joined by a blank: a date here and a time there.'],
  ['Parser', model.ParserName, 'What the text must be; anything else is not taken.'],
  ['Field', model.Field, 'One value: how it is parsed, and ordered alternatives of where it stands.'],
  ['Group', model.Group, 'How elements on the page make up one row.'],
  ['Slot', model.Slot, 'Where marks are put in a row: exactly one visible element.'],
  ['Target', model.Target, 'A box to type into: exactly one visible, enabled element.'],
  ['Evidence', model.Evidence, 'How well the page is known, and since when.'],
  ['Page', model.Page, 'One page of the site: its address, its signs and what stands on it.'],
  ['Policy', model.Policy, "The site's policies, so that no rule names a site."],
];

/** The schema file's text. */
export function schemaText(): string {
  const metadata = z.registry<{ id: string; description: string }>();
  for (const [id, schema, description] of NAMED) metadata.add(schema, { id, description });
  // What an author writes, not what it becomes: a key with a default may be left out.
  const schema = z.toJSONSchema(model.Marketplace, { metadata, io: 'input' });
  return `${JSON.stringify({ title: 'A marketplace as data', ...schema }, null, 2)}\n`;
}

if (process.argv[1]?.endsWith('generate-schema.ts'))
  writeFileSync(join(import.meta.dirname, '..', 'lib', 'marketplaces', 'schema.json'), schemaText());
