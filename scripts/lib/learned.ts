// What was learned of buyers' messages about addresses, for whoever compares them outside the extension.
import { readFileSync } from 'node:fs';
import { type Learned, learnFrom } from '../../lib/address/index.ts';

const FILE = new URL('../../public/address-meaning.generated.json', import.meta.url);
export const learned = (): Learned => JSON.parse(readFileSync(FILE, 'utf8')) as Learned;
learnFrom(learned);
