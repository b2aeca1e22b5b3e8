// Addresses of mail and web in a draft, also with their signs in words or brackets. A quick look first says whether there
// can be one at all: in most drafts, at most keys, there is none.
import { origin, type View } from './normalise.ts';
import { inView, type Spot } from './spot.ts';

const EMAIL =
  /[a-z0-9][a-z0-9._%-]{0,63}\s{0,2}(?:@|[([{]\s?(?:at|@)\s?[)\]}]|艾特|골뱅이|앳|엣|圈a|小老鼠|\sat\s)\s{0,2}[a-z0-9가-힣-]{1,40}(?:\s?(?:\.|。|点|점|닷|[([{]\s?dot\s?[)\]}]|\sdot\s)\s?[a-z0-9-]{1,40}){0,3}\s?(?:\.|。|点|점|닷|[([{]\s?dot\s?[)\]}]|\sdot\s)\s?(?:com|net|org|cn|kr|jp|uk|de|fr|io|me|co|ph|my|sg|th|vn|id|tw|hk|edu|info|shop|store|example|컴|넷|오알지)(?![a-z0-9])/g;
/** Its signs in words or brackets: then any end will do. */
const SPELLED_EMAIL =
  /[a-z0-9][a-z0-9._-]{1,40}\s?(?:[([{<]\s?(?:at|@|a)\s?[)\]}>]|\sat\s|@|골뱅이|艾特)\s?[a-z0-9-]{2,40}\s?(?:[([{<]\s?(?:d[o0]t|\.)\s?[)\]}>]|\sd[o0]t\s|点)\s?[a-z0]{2,12}(?![a-z0-9])/g;
/** What an address of mail has: its sign, and an end of its host. */
const IS_EMAIL = /@|at|艾特|골뱅이|앳|엣|圈a|小老鼠/;
const HAS_TOP =
  /(?:[.。点점닷)\]}]|\sdot)\s{0,2}(?:com|net|org|cn|kr|jp|uk|de|fr|io|me|co|ph|my|sg|th|vn|id|tw|hk|edu|info|shop|store|example|컴|넷|오알지)(?![a-z0-9])/;
const TOPS =
  'com|cn|net|org|shop|store|top|xyz|site|online|vip|club|cc|co|kr|jp|uk|de|fr|us|io|me|ly|gg|link|app|page|info|tw|hk|sg|my|th|vn|ph|example|biz|asia';
const URL = new RegExp(
  `(?:https?:\\/\\/|www\\.)[^\\s，。；、！？（）()<>"'「」]{3,}|(?<![a-z0-9@.-])(?:[a-z0-9][a-z0-9-]{0,40}\\.){1,4}(?:${TOPS})(?![a-z0-9-])(?:\\/[^\\s，。；、！？]{0,200})?`,
  'g',
);
const IS_URL = new RegExp(`//|www\\.|\\.(?:${TOPS})(?![a-z0-9-])`);

/** A host with its dots in words: oakbarn dot com. */
const IS_SPOKEN =
  /(?:dot[\s)\]}]\s*|[点점닷]\s?)(?:com|net|org|shop|store|co|cn|kr|uk|io|me|example|컴|넷)(?![a-z0-9가-힣])/;
const SPOKEN =
  /(?<![a-z0-9])[a-z0-9가-힣-]{2,40}(?:\s+dot\s+|\s?[([{]dot[)\]}]\s?|\s?[点점닷]\s?)(?:com|net|org|shop|store|co|cn|kr|uk|io|me|example|컴|넷)(?![a-z0-9가-힣])/g;

/** The host of an address as written: lower-case, without scheme, port, path. */
const hostOf = (address: string): string =>
  address
    .replace(/^https?:\/\//, '')
    .replace(/[/?#:].*$/, '')
    .replace(/\.$/, '');

export function mailIn(plain: View): Spot[] {
  const { text } = plain;
  if (!IS_EMAIL.test(text)) return [];
  return [
    ...(HAS_TOP.test(text) ? inView(plain, EMAIL) : []),
    ...(/d[o0]t|点|[([{<]\s?\./.test(text) ? inView(plain, SPELLED_EMAIL) : []),
  ];
}

/** Web addresses that are none of these hosts. */
export function foreignSites(plain: View, hosts: readonly string[]): Spot[] {
  const spoken = IS_SPOKEN.test(plain.text) ? inView(plain, SPOKEN) : [];
  if (!IS_URL.test(plain.text)) return spoken;
  return [
    ...spoken,
    ...[...plain.text.matchAll(URL)]
      .filter((hit) => {
        const host = hostOf(hit[0]);
        return host.includes('.') && !hosts.some((own) => host === own || host.endsWith(`.${own}`));
      })
      .map((hit): Spot => ({ range: origin(plain, hit.index, hit.index + hit[0].length) })),
  ];
}
