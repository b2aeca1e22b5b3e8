// Holds a pack file to its shape and to the laws of packs. For tests and tools only: zod stays out of what runs in a
// page.
import { z } from 'zod';
import { Level, LocalText } from '../model/basics.ts';
import { normalise } from './normalise.ts';
import { DETECTORS, type Pack } from './pack.ts';
import { QUOTES } from './polarity.ts';
import { LONGEST } from './span.ts';
import { spellings } from './spelling.ts';

/** A marketplace's may start with a digit. */
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
const text = z.string().min(1);
const list = z.array(text).min(1);
const level = z.union([Level, z.literal('off')]);
const confidence = z.enum(['A', 'B', 'C', 'R']);
const language = z.enum(['zh', 'ko', 'en']);
const places = z.union([z.literal('*'), z.array(id).min(1)]);
const override = z.strictObject({
  marketplaces: z.array(id).min(1).optional(),
  shopKinds: z.array(id).min(1).optional(),
  level,
  source: text.optional(),
  confidence: confidence.optional(),
});

const frame = z.strictObject({
  slots: z.array(z.union([text, list])).min(2),
  within: z.number().int().min(0).max(80),
  ordered: z.boolean().optional(),
  across: z.boolean().optional(),
  open: z.boolean().optional(),
  without: list.optional(),
});

export const EntrySchema = z.strictObject({
  id,
  level,
  words: list.optional(),
  variants: list.optional(),
  near: z
    .array(
      z.strictObject({
        a: list,
        b: list,
        within: z.number().int().min(0).max(60),
        ordered: z.boolean().optional(),
      }),
    )
    .min(1)
    .optional(),
  frames: z.array(frame).min(1).optional(),
  detect: z.enum(DETECTORS).optional(),
  context: list.optional(),
  allow: list.optional(),
  unless: list.optional(),
  after: list.optional(),
  without: list.optional(),
  turns: z.boolean().optional(),
  named: z.boolean().optional(),
  marketplaces: places.optional(),
  on: z.array(override).min(1).optional(),
  why: LocalText,
  instead: z.partialRecord(language, text).optional(),
  source: text,
  confidence,
  checked: z.iso.date(),
});
const learned = z.strictObject({
  bits: z.number().int().min(8).max(18),
  step: z.number().positive(),
  rareStep: z.number().positive(),
  bias: z.number(),
  from: z.number().min(0.5).max(1),
  below: z.number().min(0).max(0.5),
  drafts: z.number().int().positive(),
  // Blanks in it mean nothing.
  table: z
    .string()
    .transform((written) => written.replaceAll(' ', ''))
    .pipe(z.base64()),
});
export const PackSchema = z.strictObject({
  id,
  revision: z.number().int().min(1),
  name: LocalText,
  marketplaces: places,
  except: z.array(id).min(1).optional(),
  shopKinds: places,
  languages: z.array(language).min(1),
  allow: list.optional(),
  unless: list.optional(),
  after: list.optional(),
  without: list.optional(),
  turns: z.boolean().optional(),
  named: z.boolean().optional(),
  on: z.array(override).min(1).optional(),
  classes: z.record(id, list).optional(),
  hosts: z.record(id, list).optional(),
  learned: learned.optional(),
  entries: z.array(EntrySchema),
});

/** Every list of words of a pack, one after another. */
const lists = (pack: Pack): string[] => [
  ...Object.values(pack.classes ?? {}).flat(),
  ...[pack, ...pack.entries].flatMap((e) => [
    ...(e.allow ?? []),
    ...(e.unless ?? []),
    ...(e.after ?? []),
    ...(e.without ?? []),
  ]),
  ...pack.entries.flatMap((e) => [
    ...[e.words, e.variants, e.context].flatMap((list) => list ?? []),
    ...(e.near ?? []).flatMap((n) => [...n.a, ...n.b]),
    ...(e.frames ?? []).flatMap((f) => [...f.slots.flat(), ...(f.without ?? [])]),
  ]),
];

/** What is wrong with a set of packs, a sentence each; empty when nothing is. */
export function checkPacks(packs: readonly unknown[]): string[] {
  const wrong: string[] = [];
  const seen = new Set<string>();
  const classes = new Set<string>(['other-market']);
  for (const raw of packs)
    for (const name of Object.keys((raw as Partial<Pack>).classes ?? {})) {
      if (classes.has(name)) wrong.push(`the class ${name} is named twice`);
      classes.add(name);
    }
  for (const raw of packs) {
    const parsed = PackSchema.safeParse(raw);
    const name = (raw as { id?: string }).id ?? '?';
    if (!parsed.success) {
      wrong.push(...parsed.error.issues.map((i) => `${name}: ${i.path.join('.')}: ${i.message}`));
      continue;
    }
    const pack = parsed.data as Pack;
    const allowed = new Set([pack, ...pack.entries].flatMap((e) => e.allow ?? []));
    for (const word of lists(pack)) {
      if (QUOTES.test(word) && (!allowed.has(word) || word.includes('(')))
        wrong.push(`${name}: quotation marks count in allow alone, and not beside choices: ${word}`);
      // `@` and one more word is a class; a lone sign may be meant.
      if (/^@[a-z]/.test(word) && !classes.has(word.slice(1)))
        wrong.push(`${name}: there is no class ${word}`);
      if (spellings(word).some((one) => one.length > LONGEST)) wrong.push(`${name}: ${word} is too long`);
    }
    for (const entry of pack.entries) {
      if (seen.has(entry.id)) wrong.push(`${name}: ${entry.id} is named twice`);
      seen.add(entry.id);
      for (const word of [
        ...(entry.words ?? []),
        ...(entry.variants ?? []),
        ...(entry.near ?? []).flatMap((n) => n.a),
      ])
        if (/^[\d\s\p{C}]*$/u.test(normalise(word).tight.text))
          wrong.push(`${name}: ${entry.id}: nothing is left of ${word}`);
      if (!entry.words && !entry.near && !entry.frames && !entry.detect)
        wrong.push(`${name}: ${entry.id} looks for nothing`);
      if (entry.confidence === 'R' && entry.level !== 'off')
        wrong.push(`${name}: ${entry.id} is recollected and on`);
      // A kind of shop named by its owner may raise a level; a marketplace's block needs its own primary text.
      const blocks = [
        ...(entry.level === 'redline' ? [entry.confidence] : []),
        ...[...(entry.on ?? []), ...((parsed.data as Pack).on ?? [])]
          .filter((o) => o.level === 'redline' && o.marketplaces)
          .map((o) => o.confidence ?? entry.confidence),
      ];
      if (blocks.some((c) => c !== 'A')) wrong.push(`${name}: ${entry.id} blocks without a primary text`);
    }
  }
  return wrong;
}
