// A place told by another one: opposite no. 12, next door to flat 3, in the rear. The address that is said is right and
// the door is another, so that such an address is never said to agree.

const within = /斜?对面|旁边|隔壁|건너편|맞은편|옆집/u;
const before =
  /(?:next (?:door )?to|across(?: the (?:street|road))? from|opposite(?: to)?|behind)\s+(?:the )?$/;
const after =
  /^[\s,，]{0,2}(?:的?(?:斜?对面|旁边|隔壁)|(?:의\s?)?(?:건너편|맞은편|옆)|(?:rear|upstairs|downstairs|next door)\b|(?:or|and|&)\s#?\d)/u;

/** Whether the address at a place of a folded text only tells where the door is. */
export const isNearby = (text: string, start: number, end: number): boolean =>
  within.test(text.slice(start, end)) ||
  before.test(text.slice(Math.max(0, start - 40), start)) ||
  after.test(text.slice(end, end + 20)) ||
  /\s(?:rear|upstairs|downstairs|next door)\b/.test(text.slice(start, end));
