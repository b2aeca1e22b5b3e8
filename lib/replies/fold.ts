// Fold: the one form in which titles and queries are compared. Width, case, accents and Unicode form are levelled;
// Korean compatibility jamo are kept, because NFKC would turn the chosung an agent types into something else.

const PLAIN = /^[\n\x20-\x7e\u4e00-\u9fff\uac00-\ud7a3\u3131-\u318e\u3001\u3002]*$/;
const NOT_JAMO = /[^\u3131-\u318e]+/g;
const LATIN_MARKS = /[\u0300-\u036f]/g;
const LOOSE_JAMO = /[\u1100-\u1112\u1161-\u1175\u11a8-\u11c2]/g;

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FINALS = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

/** A conjoining jamo left alone (from half-width jamo, or a broken decomposition) as its compatibility letter. */
function compatible(jamo: string): string {
  const code = jamo.charCodeAt(0);
  if (code >= 0x11a8) return FINALS[code - 0x11a8]!;
  if (code >= 0x1161) return String.fromCharCode(0x314f + code - 0x1161);
  return INITIALS[code - 0x1100]!;
}

/** The form for comparison. Idempotent: `fold(fold(x)) === fold(x)`. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .replace(NOT_JAMO, (run) => run.normalize('NFKC'))
    .toLowerCase()
    .replace(NOT_JAMO, (run) => run.normalize('NFD').replace(LATIN_MARKS, '').normalize('NFC'))
    .replace(LOOSE_JAMO, compatible);
}

/**
 * For each UTF-16 unit of `fold(text)`, where in `text` it comes from; one entry more for the end. Undefined where
 * folding joined characters across each other, so that no honest place can be named.
 */
export function foldMap(text: string): number[] | undefined {
  const folded = fold(text);
  const map: number[] = [];
  let out = '';
  let at = 0;
  for (const char of text) {
    const piece = fold(char);
    for (let i = 0; i < piece.length; i++) map.push(at);
    out += piece;
    at += char.length;
  }
  map.push(text.length);
  return out === folded ? map : undefined;
}
