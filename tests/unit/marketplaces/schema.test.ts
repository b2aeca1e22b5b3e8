// The JSON Schema beside the marketplace files: the one the zod schema gives, and never taken for a site.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFaults } from '../../../lib/marketplaces/check.ts';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import { schemaText } from '../../../scripts/generate-schema.ts';

const DIR = join(import.meta.dirname, '../../../lib/marketplaces');
const kept = readFileSync(join(DIR, 'schema.json'), 'utf8');

describe('schema.json', () => {
  it('is up to date (`npm run -s schema` writes it)', () => {
    expect(kept).toBe(schemaText());
  });

  it('refuses keys nobody knows, and lets out those with a default', () => {
    const schema = JSON.parse(kept);
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(schema.properties.$schema).toBeUndefined();
    expect(schema.required).toContain('pages');
    const match = JSON.stringify(schema.$defs.Page.properties.match.required);
    expect(match).toBe('["hosts","path"]');
  });

  it('names what has a name and says what it is for', () => {
    for (const [name, one] of Object.entries(
      JSON.parse(kept).$defs as Record<string, { description: string }>,
    ))
      expect([name, one.description]).toEqual([
        expect.stringMatching(/^[A-Z][A-Za-z]+$/),
        expect.any(String),
      ]);
  });

  it('is no site, nor is any other file that the list of sites leaves out', () => {
    expect(findFaults(JSON.parse(kept))).not.toEqual([]);
    const files = readdirSync(DIR).filter((name) => name.endsWith('.json'));
    const sites = new Set(MARKETPLACES.map(({ id }) => `${id}.json`));
    expect(files.filter((name) => !sites.has(name)).sort()).toEqual([
      'biome.json',
      'marketplaces.i18n.json',
      'schema.json',
    ]);
  });
});
