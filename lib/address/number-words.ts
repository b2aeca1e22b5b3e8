// Numbers in words in the languages of Europe, as people say their doors: tercero segunda is 3º 2ª, ventisette 27,
// einundzwanzig 21. Up to 99; words without accents. One alone is an article, too, and is left.
import type { OrderText } from './retell-order.ts';

type Language = 'de' | 'fr' | 'es' | 'it' | 'pt' | 'nl';
const spoken: Partial<Record<string, Language>> = {
  DE: 'de',
  AT: 'de',
  CH: 'de',
  FR: 'fr',
  BE: 'fr',
  LU: 'fr',
};
for (const country of ['ES', 'MX', 'AR', 'CL', 'CO', 'PE']) spoken[country] = 'es';
Object.assign(spoken, { IT: 'it', BR: 'pt', PT: 'pt', NL: 'nl' });

/** From one to nineteen. */
const small: Record<Language, string> = {
  de: 'ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn',
  fr: 'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf',
  es: 'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve',
  it: 'uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
  pt: 'um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove',
  nl: 'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien',
};
/** From twenty to ninety. */
const tens: Record<Language, string> = {
  de: 'zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig',
  fr: 'vingt trente quarante cinquante soixante soixante-dix quatre-vingt quatre-vingt-dix',
  es: 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
  it: 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta',
  pt: 'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
  nl: 'twintig dertig veertig vijftig zestig zeventig tachtig negentig',
};
/** From the first to the tenth, as floors and doors have them. */
const nth: Record<Language, string> = {
  de: 'erster? zweiter? dritter? vierter? funfter? sechster? siebter? achter? neunter? zehnter?',
  fr: 'premiere? (?:deuxieme|seconde?) troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme',
  es: 'primer[oa]? segund[oa] tercer[oa]? cuart[oa] quint[oa] sext[oa] septim[oa] octav[oa] noven[oa] decim[oa]',
  it: 'prim[oa] second[oa] terz[oa] quart[oa] quint[oa] sest[oa] settim[oa] ottav[oa] non[oa] decim[oa]',
  pt: 'primeir[oa] segund[oa] terceir[oa] quart[oa] quint[oa] sext[oa] setim[oa] oitav[oa] non[oa] decim[oa]',
  nl: 'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende',
};

function compound(language: Language, ten: string, one: string): string {
  if (language === 'de') return `${one}und${ten}`;
  if (language === 'nl') return `${one}en${ten}`;
  if (language === 'it') return `${/^[uo]/.test(one) ? ten.slice(0, -1) : ten}${one}`;
  if (language === 'pt') return `${ten} e ${one}`;
  if (language === 'es') return ten === 'veinte' ? `veinti${one}` : `${ten} y ${one}`;
  return `${ten}(?:-| et |-et-| )${one}`;
}

interface Words {
  shape: RegExp;
  values: [RegExp, number, boolean][];
}
const known = new Map<Language, Words>();
function wordsOf(language: Language): Words {
  let words = known.get(language);
  if (words) return words;
  const list: [string, number, boolean][] = [];
  const first = small[language].split(' ');
  tens[language].split(' ').forEach((ten, t) => {
    // French goes on from sixty-ten to sixty-nineteen.
    const on = language === 'fr' && (t === 4 || t === 6) ? 19 : 9;
    for (let one = on; one > 0; one--)
      list.push([compound(language, ten, first[one - 1]!), t * 10 + 20 + one, false]);
    list.push([
      language === 'fr' ? `${ten}s?` : language === 'de' ? ten.replace('ss', '(?:ss|ß)') : ten,
      t * 10 + 20,
      false,
    ]);
  });
  nth[language].split(' ').forEach((word, i) => void list.push([word, i + 1, true]));
  for (let i = first.length; i > 1; i--) list.push([first[i - 1]!, i, false]);
  words = {
    shape: new RegExp(`(?<![\\p{L}\\d])(?:${list.map(([word]) => word).join('|')})(?![\\p{L}\\d])`, 'gu'),
    values: list.map(([word, value, order]) => [new RegExp(`^(?:${word})$`, 'u'), value, order]),
  };
  known.set(language, words);
  return words;
}

/** What stands before the number of a door, and behind the number of a house in France. */
const doorAhead =
  /(?<!\p{L})(?:interno|int|scala|piano|piso|puerta|planta|porta|apto|ap|apartamento|appartement|appt|etage|wohnung|whg|tur|top|nummer|nr|numero|no|huis|kamer|bloco)\.? $/u;
const streetBehind =
  /^ (?:rue|avenue|av|boulevard|bd|chemin|place|impasse|allee|quai|route|square)(?!\p{L})/u;

/**
 * `text` with such numbers as digits where they come to a number of the order's or stand where one of an address does; floors
 * and doors (the second, the third) wherever the order has a door.
 */
export function europeanNumbers(text: string, order: OrderText): string {
  const language = spoken[order.country];
  if (!language) return text;
  const { shape, values } = wordsOf(language);
  const own = new Set(order.numbers.map((n) => n.value));
  const doors = order.numbers.some((n) => n.letter === 'U');
  return text.replace(shape, (said, at: number) => {
    const [, value, nth] = values.find(([word]) => word.test(said)) ?? [];
    if (value === undefined) return said;
    const ahead = text.slice(Math.max(0, at - 24), at);
    const last = /([\p{L}.]+) $/u.exec(ahead)?.[1]?.replace(/\./g, '');
    const placed =
      doorAhead.test(ahead) ||
      streetBehind.test(text.slice(at + said.length)) ||
      (last !== undefined && order.words.words.get(last) === 'S');
    // France's 2e étage.
    if (nth && own.has(`${value}e`)) return `${value}e`;
    return own.has(String(value)) || (nth ? doors : placed) ? String(value) : said;
  });
}
