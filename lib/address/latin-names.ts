// A Korean receiver in Latin letters, as cards and passports have it: Jeong Yuna, Yuna Jung and YUNA JEONG are 정유나. Source: Revised
// Romanization of Korean (2000), and the usual spellings of surnames.
import { heard, latinOf } from './romanised.ts';
import type { Outcome } from './types.ts';
import { filler } from './west-account.ts';
import { talk } from './west-words.ts';

/** How surnames are written beside their romanization. */
const spellings: Record<string, string> = {
  김: 'kim',
  이: 'lee yi rhee',
  박: 'park pak',
  최: 'choi choe',
  정: 'jung chung jeong',
  강: 'kang',
  조: 'cho',
  윤: 'yoon',
  장: 'chang',
  임: 'lim rim',
  오: 'oh',
  서: 'suh seo',
  신: 'shin',
  안: 'ahn',
  유: 'yoo ryu',
  류: 'yoo ryu yu',
  전: 'jun chun',
  고: 'koh ko',
  문: 'moon',
  손: 'sohn',
  백: 'paik',
  허: 'hur huh',
  심: 'shim',
  노: 'roh noh',
  주: 'joo',
  우: 'woo',
  구: 'koo ku',
  현: 'hyun',
  변: 'byun',
  엄: 'um',
  선: 'sun',
  명: 'myung',
  천: 'chun',
};

/** What is often written otherwise within a first name. */
const usual = (latin: string): string =>
  latin
    .replace(/young/g, 'yeong')
    .replace(/hyun/g, 'hyeon')
    .replace(/kyung/g, 'kyeong')
    .replace(/hee/g, 'hui')
    .replace(/woo/g, 'u')
    .replace(/(?<=[jshb])oo(?=n)/g, 'u')
    .replace(/sung/g, 'seong');

/** The sounds of consonants alone: where they are others, so is the name. */
const bones = (latin: string) => heard(usual(latin)).replace(/[aeiouwyh]/g, '');

const others = [...'한권황송홍양배남하민진지원방공함염여추도석설마길위표기반라왕금옥인맹제모탁국은'];
/** A surname's romanization and its usual spellings. */
const spelled = (surname: string): string[] => [latinOf(surname), ...(spellings[surname]?.split(' ') ?? [])];
/** Words that begin or end a Korean name in Latin letters. */
const surnameWords = new Set([...Object.keys(spellings), ...others].flatMap(spelled));

/** `latin` = two or three words in lower case; a surname alone or a nickname cannot be told. */
function compareLatin(hangul: string, latin: string): Outcome {
  const words = latin.split(/[\s.]+/).filter(Boolean);
  if (!/^[가-힣]{3}$/u.test(hangul) || words.length < 2) return 'unknown';
  const surnames = spelled(hangul[0]!);
  const given = latinOf(hangul.slice(1));
  // Jeong Yuna and Yuna Jeong.
  const orders = [
    [words[0]!, words.slice(1).join('')],
    [words.at(-1)!, words.slice(0, -1).join('')],
  ] as const;
  const fits = orders.filter(([surname]) => surnames.includes(surname));
  if (fits.some(([, rest]) => heard(usual(rest)) === heard(usual(given)))) return 'agree';
  const apart = orders.every(
    ([surname, rest]) =>
      bones(rest) !== bones(given) || !surnames.some((spelt) => bones(spelt) === bones(surname)),
  );
  const person =
    words.some((word) => surnameWords.has(word)) && !words.some((word) => filler.has(word) || talk.has(word));
  return apart && person ? 'differ' : 'unknown';
}

const ofPlace = /(?:-|\b)(?:si|gu|gun|ro|daero|gil|dong|do|eup|myeon|ri|ga|ho|seoul|busan|korea)(?![a-z])/;
const run = /(?<![a-z\d])[a-z]{2,}(?:[ -][a-z]{2,}){1,2}(?![a-z\d])/g;
/** The names in Latin letters in a folded message that are the order's or surely are not. */
export const latinNames = (text: string, hangul: string): { start: number; end: number; met: Outcome }[] =>
  /^[가-힣]{3}$/u.test(hangul)
    ? [...text.matchAll(run)].flatMap((hit) => {
        const met = compareLatin(hangul, hit[0].replace(/-/g, ' '));
        // Cheonan-si Seobuk-gu is a place.
        const place =
          met === 'differ' && (ofPlace.test(hit[0]) || /^-/.test(text.slice(hit.index + hit[0].length)));
        return met === 'unknown' || place ? [] : [{ start: hit.index, end: hit.index + hit[0].length, met }];
      })
    : [];
