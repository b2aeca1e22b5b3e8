// The texts of a saved page without a browser: what stands between tags and in attributes, entities resolved, each with
// its place in the file. For looking through page cases; reading them is the real browser's work.

export interface Bit {
  text: string;
  /** Undefined for text between tags. */
  attribute?: string;
  /** Where it stands in the file, from 1. */
  line: number;
  column: number;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const plain = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, dec, name: string) =>
    name
      ? (NAMED[name.toLowerCase()] ?? whole)
      : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(dec)),
  );

const TAG =
  /<!--[\s\S]*?(?:-->|$)|<style\b[\s\S]*?<\/style\s*>|<\/?[a-zA-Z][^\s/>]*((?:"[^"]*"|'[^']*'|[^"'>])*)>|<![^>]*>/g;
const ATTRIBUTE = /([^\s"'>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/** Comments and scripts are texts too: nothing personal may stand in them either. */
export function textsOf(html: string): Bit[] {
  const starts = [0];
  for (const hit of html.matchAll(/\n/g)) starts.push(hit.index + 1);
  let row = 0;
  const bits: Bit[] = [];
  const add = (at: number, raw: string, attribute?: string) => {
    if (raw.trim() === '') return;
    while (row + 1 < starts.length && starts[row + 1]! <= at) row++;
    const place = { line: row + 1, column: at - starts[row]! + 1 };
    bits.push({ text: plain(raw), ...place, ...(attribute && { attribute: attribute.toLowerCase() }) });
  };
  let end = 0;
  for (const tag of html.matchAll(TAG)) {
    add(end, html.slice(end, tag.index));
    end = tag.index + tag[0].length;
    if (tag[0].startsWith('<!--')) add(tag.index + 4, tag[0].slice(4, -3));
    const inside = tag[1];
    if (!inside) continue;
    const from = tag.index + tag[0].indexOf(inside);
    for (const found of inside.matchAll(ATTRIBUTE))
      add(from + found.index, found[2] ?? found[3] ?? found[4] ?? '', found[1]);
  }
  add(end, html.slice(end));
  return bits;
}
