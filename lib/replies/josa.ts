// Josa: the Korean particle after a filled-in word. `유리컵` takes 을, `머그` takes 를; where a word does not say how it
// is read (Latin letters, a mask), both are written, as people do: 을(를).
import { josa } from 'es-hangul';

const PAIRS = [
  '이/가',
  '을/를',
  '은/는',
  '으로/로',
  '와/과',
  '이나/나',
  '이란/란',
  '아/야',
  '이랑/랑',
  '이에요/예요',
  '으로서/로서',
  '으로써/로써',
  '으로부터/로부터',
  '이라/라',
] as const;
type Pair = (typeof PAIRS)[number];

const DIGITS = '영일이삼사오육칠팔구';

/** `을/를`, `를/을`, `을(를)` or `(으)로` as the pair it means; undefined for anything else. */
export function pairOf(text: string): Pair | undefined {
  const plain = text.replace(/\s/g, '').normalize('NFC');
  const either = /^\((.+)\)(.+)$/.exec(plain);
  const both = /^(.+)\((.+)\)$/.exec(plain);
  const [a, b] = either
    ? [either[1]! + either[2]!, either[2]!]
    : both
      ? [both[1]!, both[2]!]
      : plain.split('/');
  return PAIRS.find((pair) => pair === `${a}/${b}` || pair === `${b}/${a}`);
}

/** Both forms, for a word nobody can know the sound of. */
export function bothForms(pair: Pair): string {
  const [closed, open] = pair.split('/') as [string, string];
  return closed.endsWith(open)
    ? `(${closed.slice(0, closed.length - open.length)})${open}`
    : `${closed}(${open})`;
}

/** The word with its particle. Closing quotes and brackets are not read; a figure is read in Sino-Korean. */
export function withJosa(word: string, pair: Pair): string {
  const last = word.replace(/[\s"'’”」』》〉)\]}.,!?~]+$/u, '').slice(-1);
  const read = /^[0-9]$/.test(last) ? DIGITS[Number(last)]! : last;
  return word + (/^[가-힣]$/.test(read) ? josa(read, pair).slice(read.length) : bothForms(pair));
}
