// npm run -s guard: JSON Lines in {id?, marketplace, shopKind?, text, context?}, JSON Lines out {id?, verdict, hits}. A line
// that cannot be used is named on stderr, the others are still answered, and the exit code is 1.
import { createInterface } from 'node:readline';
import { type Context, createGuard, type Guard } from '../lib/guard/guard.ts';
import { PACKS } from '../lib/guard/packs/index.ts';

interface Question {
  id?: unknown;
  marketplace: string;
  shopKind?: string;
  text: string;
  context: Context;
}

/** The question of a line, or why it is none. */
function read(line: string): Question | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'not JSON';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not an object';
  const { id, marketplace, shopKind, text, context } = value as Record<string, unknown>;
  if (typeof text !== 'string') return '"text" must be text';
  if (typeof marketplace !== 'string' || marketplace === '') return '"marketplace" must be text';
  if (shopKind !== undefined && shopKind !== null && typeof shopKind !== 'string')
    return '"shopKind" must be text';
  const around = context ?? {};
  if (typeof around !== 'object' || Array.isArray(around)) return '"context" must be an object';
  const { orders, buyer } = around as Record<string, unknown>;
  if (
    orders !== undefined &&
    !(Array.isArray(orders) && orders.every((o) => typeof o === 'object' && o !== null))
  )
    return '"context.orders" must be a list of orders';
  if (buyer !== undefined && (typeof buyer !== 'object' || buyer === null))
    return '"context.buyer" must be an object';
  return { id, marketplace, text, context: around as Context, ...(shopKind ? { shopKind } : {}) };
}

const guards = new Map<string, Guard>();
function guardOf({ marketplace, shopKind }: Question): Guard {
  const key = JSON.stringify([marketplace, shopKind]);
  const made = guards.get(key) ?? createGuard(PACKS, { marketplace, shopKind });
  guards.set(key, made);
  return made;
}

let line = 0;
for await (const row of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  line++;
  if (!row.trim()) continue;
  const question = read(row.replace(/^\uFEFF/, ''));
  try {
    if (typeof question === 'string') throw new Error(question);
    const { verdict, hits } = guardOf(question).check(question.text, question.context);
    const answer = {
      ...(question.id === undefined ? {} : { id: question.id }),
      verdict,
      hits: hits.map(({ rule, pack, match, why, instead }) => ({
        rule,
        pack,
        match,
        why,
        ...(instead === undefined ? {} : { instead }),
      })),
    };
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  } catch (error) {
    console.error(`line ${line}: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
