// Labels: tags and folders. Thousands of replies share a few of them, so each distinct one is looked at once a key.
import { fold } from './fold.ts';
import type { Alphabet } from './needle.ts';
import { Texts } from './texts.ts';

/** What a label is read from: a reply, or the part of one that an import leaves. */
interface Labelled {
  tags?: readonly string[];
  folder?: string;
}

export class Labels extends Texts {
  /** Folded; a label's number is its place here. */
  readonly texts: readonly string[];
  /** The replies that carry the label as a tag, and as their folder, by the label's number. */
  readonly tagged: number[][];
  readonly filed: number[][];

  constructor(alphabet: Alphabet, replies: readonly Labelled[]) {
    const numbers = new Map<string, number>();
    const tagged: number[][] = [];
    const filed: number[][] = [];
    const number = (text: string) => {
      const label = fold(text);
      if (!numbers.has(label)) {
        numbers.set(label, numbers.size);
        tagged.push([]);
        filed.push([]);
      }
      return numbers.get(label)!;
    };
    replies.forEach(({ tags, folder }, reply) => {
      for (const tag of tags ?? []) tagged[number(tag)]!.push(reply);
      if (folder) filed[number(folder)]!.push(reply);
    });
    super(alphabet, [...numbers.keys()]);
    this.texts = [...numbers.keys()];
    this.tagged = tagged;
    this.filed = filed;
  }
}
