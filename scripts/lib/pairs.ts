// Labelled address pairs from a file: JSON lines, or lines of `country | A, D, U or N | name;phone;address | message`.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Comparison, Part, ShipTo } from '../../lib/address/index.ts';

export interface Labelled {
  id: string;
  country: string;
  order: string | ShipTo;
  message: string;
  want: Comparison['verdict'];
  wantParts?: Partial<Record<Part, string>>;
  about?: string;
}

const ADDRESS = fileURLToPath(new URL('../../tests/unit/address/', import.meta.url));
/** Ours, by which the readers were made. */
export const OWN = `${ADDRESS}pairs.jsonl`;
/** Written without sight of the comparer. */
export const STRANGERS = `${ADDRESS}strangers/`;

const wants: Record<string, Labelled['want']> = { A: 'agree', D: 'differ', U: 'unknown', N: 'none' };

export function pairsIn(file: string): Labelled[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  if (file.endsWith('.jsonl')) return lines.filter(Boolean).map((line) => JSON.parse(line) as Labelled);
  const name = basename(file, '.txt');
  return lines.flatMap((line, i): Labelled[] => {
    if (!line.trim()) return [];
    const [country = '', verdict = '', block = '', message] = line.split(' | ');
    const want = wants[verdict];
    if (!want || message === undefined) throw new Error(`${file}:${i + 1}: not a labelled pair`);
    const lines = (text: string) => text.replaceAll('\\n', '\n').trim();
    const fields = block.split(';');
    const [who = '', phone = ''] = fields;
    const address = fields.slice(2).join(';');
    const order: string | ShipTo =
      fields.length < 3
        ? lines(block)
        : {
            ...(who.trim() ? { name: lines(who) } : {}),
            ...(phone.trim() ? { phone: lines(phone) } : {}),
            ...(address.trim() ? { address: lines(address) } : {}),
          };
    return [{ id: `${name}-${i + 1}`, country, order, message: lines(message), want }];
  });
}
