// More labelled pairs to learn from, each told by rule of one that was written by hand: the same message with another receiver,
// another road or estate in it (differ), beside an order of which a digit is hidden that fits (agree) or does not (differ),
// with a line of talk above or below it (as before). They are learned from and never scored.
import { fold } from '../../lib/address/fold.ts';
import { meetNames } from '../../lib/address/name-compare.ts';
import type { Labelled } from './pairs.ts';

/** Of so many pairs that could be varied in one way, one is. */
const ONE_OF = 3;

const takesBack =
  /→|->|수정|바뀌|不|没|别|改|换|原|旧|之前|搬|错|아니|말고|에서|이전|예전|원래|변경|바꿔|잘못|\b(?:not|no|old|new|change|instead|used to|moved?|wrong|sorry|oops|from|never)\b|n't/iu;
const address =
  /주소|배송지|이름|성함|전화|번호|연락처|받는|이사|地址|名字|收件|收货|电话|手机|号|改|换|搬|住|址|\d|\b(?:address|name|phone|number|send|ship|deliver|change|moved?|street|flat|apt|unit|recipient)\b/iu;

/** A yes, or a name of a place: no mere talk. */
const answers = /对的?|是的|没错|맞|네|넵|예요|\b(?:yes|yep|correct|right|ok|okay)\b/iu;
const proper = /[市省区县路街]|[가-힣]{2,}[시구동로길](?![가-힣])|[a-z,] [A-Z]/u;

function scriptOf(text: string): 'han' | 'hangul' | 'latin' | undefined {
  if (/[가-힣]/u.test(text)) return 'hangul';
  if (/[\u3041-\u30fe]/u.test(text)) return undefined;
  if (/[\u4e00-\u9fff]/u.test(text)) return 'han';
  return /^[\p{Script=Latin}\p{P}\p{S}\p{N}\s]+$/u.test(text) ? 'latin' : undefined;
}

/** The names of roads and estates, without what kind of a place they are. */
const places = {
  han: /(?<=[省市区县镇乡号院,，\s]|^)([\u4e00-\u9fff]{2,3})(?=(?:路|街|大道|花园|小区|公寓|大厦|广场|家园|苑)[\d,，\s的那])/gu,
  hangul: /(?<![가-힣])([가-힣]{2,4})(?=(?:대로|로|길)\s?\d|(?:빌|빌라|아파트|타워|빌딩|오피스텔)[\s,])/gu,
  latin:
    /(?<![A-Za-z])([A-Z][a-z]{3,})(?= (?:St|Street|Ave|Avenue|Rd|Road|Ln|Lane|Dr|Drive|Way|Court|Blvd)(?![a-z]))/g,
};

/** Shape: every new pair has the id of its own with `~` and a letter behind it. */
export function varied(pairs: readonly Labelled[]): Labelled[] {
  const named = new Map<string, Set<string>>();
  for (const pair of pairs) {
    const name = nameOf(pair);
    // 佐々木 and 小町 are no names of Chinese orders.
    const whole = name && !name.includes('*') && scriptOf(name) === scriptOf(addressOf(pair));
    if (whole) named.set(pair.country, (named.get(pair.country) ?? new Set()).add(name));
  }
  const placed = byScript(
    pairs.flatMap((pair) => {
      const shown = addressOf(pair);
      const script = scriptOf(shown);
      return script ? [...shown.matchAll(places[script])].map((hit) => hit[1]!) : [];
    }),
  );
  const talk = byScript(
    pairs
      .filter(({ want, message }) => want === 'none' && message.length < 40 && !/\n/.test(message))
      .map(({ message }) => message)
      .filter(
        (message) =>
          message.length > 5 && ![address, takesBack, answers, proper].some((said) => said.test(message)),
      ),
  );
  return pairs.flatMap((pair, i) => {
    const dice = hash(pair.id + pair.message);
    const ways = [
      otherName(pair, [...(named.get(pair.country) ?? [])], dice),
      otherPlace(pair, placed, dice >>> 3),
    ];
    const masked = hidden(pair, dice >>> 5);
    const line = (dice + i) % (2 * ONE_OF) === 0 ? talking(pair, talk, dice >>> 7) : undefined;
    const chosen = (dice >>> 9) % ONE_OF === 0 ? masked : [];
    return [...ways, ...chosen, line].filter((one) => one !== undefined);
  });
}

const nameOf = ({ order }: Labelled): string => (typeof order === 'string' ? '' : (order.name ?? ''));
const addressOf = ({ order }: Labelled): string =>
  typeof order === 'string' ? order : (order.address ?? '');

function byScript(words: readonly string[]): Record<'han' | 'hangul' | 'latin', string[]> {
  const out = { han: new Set<string>(), hangul: new Set<string>(), latin: new Set<string>() };
  for (const word of words) {
    const script = word && !word.includes('*') ? scriptOf(word) : undefined;
    if (script) out[script].add(word);
  }
  return { han: [...out.han], hangul: [...out.hangul], latin: [...out.latin] };
}

/** The order's whole name becomes somebody else's. */
function otherName(pair: Labelled, names: readonly string[], dice: number): Labelled | undefined {
  const name = nameOf(pair);
  if (pair.want !== 'agree' || !names.length || name.length < 2 || name.includes('*')) return undefined;
  if (!pair.message.includes(name) || takesBack.test(pair.message)) return undefined;
  const other = names[dice % names.length]!;
  const { met, weak } = meetNames(fold(name).text, fold(other).text);
  if (met !== 'differ' || weak) return undefined;
  return { ...pair, id: `${pair.id}~n`, want: 'differ', message: pair.message.replaceAll(name, other) };
}

/** The name of the order's road or estate becomes another one. */
function otherPlace(pair: Labelled, names: ReturnType<typeof byScript>, dice: number): Labelled | undefined {
  const script = scriptOf(pair.message);
  if (pair.want !== 'agree' || !script || dice % ONE_OF || takesBack.test(pair.message)) return undefined;
  const shown = typeof pair.order === 'string' ? pair.order : Object.values(pair.order).join(' ');
  const hit = [...pair.message.matchAll(places[script])].find(([, name]) => shown.includes(name!));
  const other = names[script][dice % names[script].length];
  if (!hit || other === undefined) return undefined;
  if ([...other].some((c) => script !== 'latin' && shown.includes(c)) || shown.includes(other))
    return undefined;
  const { message } = pair;
  return {
    ...pair,
    id: `${pair.id}~p`,
    want: 'differ',
    message: message.slice(0, hit.index) + other + message.slice(hit.index + hit[1]!.length),
  };
}

/** A digit of the door that both say is hidden; then another one that is not hidden is said otherwise. */
function hidden(pair: Labelled, dice: number): Labelled[] {
  const shown = addressOf(pair);
  const { order, message } = pair;
  if (pair.want !== 'agree' || typeof order === 'string' || shown.includes('*') || takesBack.test(message))
    return [];
  const whole = [...shown.matchAll(/(?<![\d-])[1-9]\d{2,3}(?=$|号|室|호|房)/gu)].find(
    ([n]) => shown.split(n).length === 2 && message.split(n).length === 2 && !joined(message, n),
  );
  if (!whole) return [];
  const [number] = whole;
  const at = dice % number.length;
  const masked = `${number.slice(0, at)}*${number.slice(at + 1)}`;
  const beside = {
    ...pair,
    order: {
      ...order,
      address: shown.slice(0, whole.index) + masked + shown.slice(whole.index + number.length),
    },
  };
  const other = (at + 1 + (dice % (number.length - 1))) % number.length;
  const digit = String((Number(number[other]) % 9) + 1);
  const said = number.slice(0, other) + digit + number.slice(other + 1);
  return [
    { ...beside, id: `${pair.id}~m` },
    { ...beside, id: `${pair.id}~o`, want: 'differ', message: message.replace(number, said) },
  ];
}
const joined = (message: string, number: string) => new RegExp(`\\d-?${number}|${number}-?\\d`).test(message);

/** A line of talk above or below it changes nothing. */
function talking(pair: Labelled, talk: ReturnType<typeof byScript>, dice: number): Labelled | undefined {
  const script = scriptOf(pair.message);
  if (!/^(?:agree|differ)$/.test(pair.want) || !script || pair.message.length > 120) return undefined;
  const line = talk[script][dice % talk[script].length];
  if (line === undefined) return undefined;
  const message = dice & 8 ? `${pair.message}\n${line}` : `${line}\n${pair.message}`;
  return { ...pair, id: `${pair.id}~t`, message };
}

function hash(text: string): number {
  let out = 7;
  for (const c of text) out = (Math.imul(out, 31) + c.codePointAt(0)!) >>> 0;
  return out >>> 1;
}
