// npm run -s address: JSON Lines in {id?, order, message, country}, JSON Lines out {id?, verdict, parts}. A line that
// cannot be used is named on stderr, the others are still answered, and the exit code is 1.
import { createInterface } from 'node:readline';
import './lib/learned.ts';
import { compareAddress, type ShipTo } from '../lib/address/index.ts';

interface Question {
  id?: unknown;
  order: string | ShipTo;
  message: string;
  country: string;
}

const isText = (value: unknown) => value === undefined || value === null || typeof value === 'string';

/** The question of a line, or why it is none. */
function read(line: string): Question | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'not JSON';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not an object';
  const { id, order, message, country } = value as Record<string, unknown>;
  if (typeof message !== 'string') return '"message" must be text';
  if (!isText(country)) return '"country" must be text';
  const said = typeof country === 'string' ? country : '';
  if (typeof order === 'string') return { id, order, message, country: said };
  if (typeof order !== 'object' || order === null || Array.isArray(order))
    return '"order" must be text or an object';
  const { name, phone, address } = order as Record<string, unknown>;
  if (!isText(name) || !isText(phone) || !isText(address)) return '"order" holds something that is not text';
  const ship = Object.fromEntries(Object.entries({ name, phone, address }).filter(([, v]) => v)) as ShipTo;
  return { id, order: ship, message, country: said };
}

let line = 0;
for await (const text of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  line++;
  if (!text.trim()) continue;
  const question = read(text.replace(/^\uFEFF/, ''));
  if (typeof question === 'string') {
    console.error(`line ${line}: ${question}`);
    process.exitCode = 1;
    continue;
  }
  const { verdict, parts } = compareAddress(question);
  const answer = question.id === undefined ? { verdict, parts } : { id: question.id, verdict, parts };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
