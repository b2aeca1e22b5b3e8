// What a wording pack is: data only, so that it can be refreshed without touching code. Types alone; the schema that
// holds the files to them is check.ts, for tests and tools.
import type { Level, LocalText } from '../model/basics.ts';
import type { Learned } from './likeness.ts';

/** How sure the source is: A primary text, B a restatement of it, C shop practice, R recollection (off). */
export type Confidence = 'A' | 'B' | 'C' | 'R';
export type PackLevel = Level | 'off';
export type Language = 'zh' | 'ko' | 'en';

export const DETECTORS = [
  'phone',
  'email',
  'foreign-url',
  'contact-id',
  'account',
  'emoji',
  'blank-lines',
  'order-id-absent',
  'phone-and-address',
  'wrong-buyer',
  'placeholder',
  'promise-stock',
  'compensation',
  'likeness',
] as const;
export type Detector = (typeof DETECTORS)[number];

/** A word of `a` and one of `b` in the same sentence, at most `within` characters (blanks not counted) between them. */
export interface Near {
  a: string[];
  b: string[];
  within: number;
  /** Only `a` before `b`. */
  ordered?: boolean;
}

/**
 * A thought rather than a phrase: a word of every slot in one sentence, each at most `within` characters from those
 * already met. A slot is a word, a class (`@contact-verb`) or a list of both.
 */
export interface Frame {
  slots: (string | string[])[];
  within: number;
  /** Only in the order of the slots. */
  ordered?: boolean;
  /** Reaches into the sentences beside it. */
  across?: boolean;
  /** The last slot's word may run on into what it announces: 加vabc123. */
  open?: boolean;
  /** Words that, anywhere in the sentence, say that something else is meant. */
  without?: string[];
}

/** Where a marketplace's (or a kind of shop's) own text says more, or less, than the entry's source. */
export interface Override {
  marketplaces?: string[];
  shopKinds?: string[];
  level: PackLevel;
  source?: string;
  confidence?: Confidence;
}

export interface Entry {
  /** Unique over all packs; the rule's name in hits and settings. */
  id: string;
  level: PackLevel;
  words?: string[];
  /** Other spellings: homophones, abbreviations, dodges. */
  variants?: string[];
  near?: Near[];
  frames?: Frame[];
  detect?: Detector;
  /** Words the detector needs near what it found. */
  context?: string[];
  /** Words that, around a match, make it innocent: 微信支付 for 微信; “五星”, with its marks, only where it is quoted. */
  allow?: string[];
  /** Words that, shortly before a match, turn it round: 不要, never. */
  unless?: string[];
  /** The same, shortly behind it: 불가, is not allowed. */
  after?: string[];
  /** Words that, anywhere in the sentence, say that something else is meant. */
  without?: string[];
  /** The pack's flags, for this entry alone. */
  turns?: boolean;
  named?: boolean;
  /** Default: the pack's. */
  marketplaces?: '*' | string[];
  on?: Override[];
  why: LocalText;
  /** What to say instead, per language of the draft. */
  instead?: Partial<Record<Language, string>>;
  source: string;
  confidence: Confidence;
  /** When the source was last read, `YYYY-MM-DD`. */
  checked: string;
}

export interface Pack {
  id: string;
  revision: number;
  name: LocalText;
  marketplaces: '*' | string[];
  /** Marketplaces a `*` does not mean: own shops, where talking elsewhere is no breach. */
  except?: string[];
  shopKinds: '*' | string[];
  languages: Language[];
  /** For every entry of the pack. */
  allow?: string[];
  unless?: string[];
  after?: string[];
  /** In the sentence or the one beside it: a warning of frauds, say. */
  without?: string[];
  /** A refusal or the buyer's own words turn round their whole clause: `@denies` before a match, `@denied` behind it. */
  turns?: boolean;
  /** Names are no claims: a match in quotation marks near `@naming`, right behind `@called` or right before `@thing`. */
  named?: boolean;
  on?: Override[];
  /** Named lists of words, for every pack: `@name` in any list. May name other classes. */
  classes?: Record<string, string[]>;
  /** Marketplace -> its own hosts; an address there is not foreign. */
  hosts?: Record<string, string[]>;
  /** What the entry that detects `likeness` weighs a sentence by. */
  learned?: Learned;
  entries: Entry[];
}
