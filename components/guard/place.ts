// Where the card stands: on the upper edge of the box, its left end near the word, inside the window, never over the
// box. Where there is more room below, below.
const GAP = 8;
/** px, as in its style sheet. */
const WIDTH = 348;
/** How far the card's edge stands left of the word. */
const LEAD = 22;

export interface Anchor {
  word: { x: number } | undefined;
  box: { left: number; top: number; bottom: number };
}

/** Writes only: `tall` was asked before. */
export function placeCard(card: HTMLElement, tall: number, { word, box }: Anchor, win: Window): void {
  const { innerWidth, innerHeight } = win;
  const { style } = card;
  const above = box.top - 2 * GAP;
  const below = innerHeight - box.bottom - 2 * GAP;
  const left = Math.min((word?.x ?? box.left + LEAD) - LEAD, innerWidth - WIDTH - GAP);
  const up = tall <= above || above >= below;
  const room = up ? above : below;
  const put: Record<string, string> = {
    left: `${Math.round(Math.max(GAP, left))}px`,
    top: up ? 'auto' : `${Math.round(box.bottom + GAP)}px`,
    bottom: up ? `${Math.round(innerHeight - box.top + GAP)}px` : 'auto',
    'max-height': tall > room ? `${Math.max(80, Math.floor(room))}px` : '',
  };
  for (const [name, value] of Object.entries(put)) style.setProperty(name, value);
}
