// Personal data in attributes and addresses: percent signs, escapes and entities are undone, the text scrubbed, and the
// value written as it was. Blobs, data addresses and pictures are not scrubbed but replaced.
import { type Mode, PROSE } from './scrub-patterns.ts';
import type { Scrubber } from './scrub-text.ts';

/** A host that is nobody's. */
export const IMAGES = 'https://img.example/';

/** Undoes percent signs up to three times; how often is told. */
function decoded(text: string): { said: string; times: number } {
  let said = text;
  let times = 0;
  while (times < 3 && /%[0-9a-f]{2}/i.test(said)) {
    try {
      said = decodeURIComponent(said);
      times++;
    } catch {
      break;
    }
  }
  return { said, times };
}

/** Percent signs that stand for another encoding's bytes: nobody can say what they hold. */
const unreadable = (text: string): boolean => {
  if (!/%[0-9a-f]{2}/i.test(text)) return false;
  try {
    decodeURIComponent(text);
    return false;
  } catch {
    return true;
  }
};

/** An address, or another value in which `%`, `\u` and `&#` may hide letters. */
export function scrubEncoded(scrubber: Scrubber, value: string, mode: Mode): string {
  if (/^\s*(?:data|blob|javascript|vbscript):/i.test(value))
    return /script:/i.test(value) ? '#' : `${IMAGES}p.png`;
  if (isBlob(value)) return value.trim().startsWith('[') ? '[]' : '{}';
  const plain = value
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex: string, dec: string) =>
      String.fromCodePoint(Number.parseInt(hex ?? dec, hex ? 16 : 10)),
    );
  if (!/%[0-9a-f]{2}/i.test(plain)) {
    const spaced = /[?&][^=&]*=/.test(plain)
      ? plain.replace(/(?<=[\p{L}\p{N}])\+(?=[\p{L}\p{N}])/gu, ' ')
      : plain;
    const made = scrubber.text(spaced, mode);
    return made === spaced ? value : spaced === plain ? made : made.replaceAll(' ', '+');
  }
  return plain
    .split(/([/?&=#;,:]+)/)
    .map((part) => {
      if (unreadable(part)) return 'x';
      const { said, times } = decoded(plusAsBlank(part));
      const made =
        times > 0 && isAddress(said) ? scrubEncoded(scrubber, said, mode) : scrubber.text(said, mode);
      if (made === said) return part;
      let back = made;
      for (let i = 0; i < times; i++) back = encodeURIComponent(back);
      return back;
    })
    .join('');
}
/** A plus sign is a blank where percent signs are spoken. */
const plusAsBlank = (part: string) => (/%[0-9a-f]{2}/i.test(part) ? part.replace(/\+/g, '%20') : part);
const isAddress = (text: string) => /^(?:https?:)?\/\/|[?&][^=&\s]+=/.test(text);

/** An object or a list written as JSON: what lies in it nobody reads. */
export function isBlob(value: string): boolean {
  const text = value.trim();
  return /^(?:\{[\s\S]*\}|\[[\s\S]*\])$/.test(text) && /["{]/.test(text.slice(0, 400)) && text.length > 2;
}

/** A picture's address at a host that is nobody's: what of its path tells signs apart stays, ids are replaced. */
export function imageFor(scrubber: Scrubber, value: string): string {
  if (!/^(?:https?:)?\/\/|^[./]|^[\w-]+[./]/.test(value.trim()) || /^(?:data|blob):/i.test(value.trim()))
    return `${IMAGES}p.png`;
  const path = value
    .trim()
    .replace(/^(?:https?:)?\/\/[^/]*/, '')
    .replace(/[?#].*$/s, '');
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const last = parts.pop() ?? 'p.png';
  const kept = parts.filter((part) => /^[a-z]{1,12}\d{0,2}$/.test(part)).slice(-2);
  const [, stem = '', end = ''] = /^(.*?)((?:\.[a-z]{2,5})?)$/i.exec(last)!;
  const plain = /^[a-z]{1,16}(?:[_-][a-z0-9]{1,10}){0,3}$|^\d{1,4}$/.test(stem);
  const digits = /^\d{5,20}$/.test(stem);
  const name = plain || digits ? scrubber.text(stem, PROSE) : 'p';
  return `${/^\/\//.test(value.trim()) ? IMAGES.slice(6) : IMAGES}${[...kept, name].join('/')}${end}`;
}
