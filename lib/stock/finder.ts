// Where the next of a mark stands in a text. It remembers what it found: a file of one column has no delimiter to find,
// line after line.

/**
 * Answers where `mark` stands at or after a place, or the text's end. A broken line sends it back; then what lies before
 * the place it last began from is looked at again.
 */
export function finder(text: string, mark: string): (from: number) => number {
  let found = -1;
  let since = 0;
  return (from) => {
    if (found < from) {
      found = text.indexOf(mark, from);
      if (found < 0) found = text.length;
      since = from;
    } else if (from < since) {
      const before = text.slice(from, since).indexOf(mark);
      if (before >= 0) found = from + before;
      since = from;
    }
    return found;
  };
}
