// Which corner the panel stands in: never over the reply box, and where it covers the least of what may be pointed at.
import type { Corner } from './shown.ts';

const CORNERS: readonly Corner[] = ['bottom-left', 'top-left', 'top-right', 'bottom-right'];
/** px, as in its style sheet; as tall as it is while somebody points. */
const PANEL = { width: 340, height: 300, edge: 16, right: 56 };
type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

export const nextCorner = (corner: Corner): Corner =>
  CORNERS[(CORNERS.indexOf(corner) + 1) % CORNERS.length]!;

interface Place {
  reply: Box | undefined;
  /** The desk stands open at the right edge. */
  desk: boolean;
  win: Pick<Window, 'innerWidth' | 'innerHeight'>;
  /** Whether there is something to read at a point. */
  filled: (x: number, y: number) => boolean;
}
/** Points looked at in each direction. */
const GRID = 7;

export function cornerFor({ reply, desk, win: { innerWidth, innerHeight }, filled }: Place): Corner {
  const height = Math.min(PANEL.height, innerHeight - 2 * PANEL.edge);
  const area = (corner: Corner): Box => {
    const left = corner.endsWith('right') ? innerWidth - PANEL.right - PANEL.width : PANEL.edge;
    const top = corner.startsWith('top') ? PANEL.edge : innerHeight - PANEL.edge - height;
    return { left, top, right: left + PANEL.width, bottom: top + height };
  };
  const meets = (box: Box): boolean =>
    reply !== undefined &&
    reply.left < box.right &&
    reply.right > box.left &&
    reply.top < box.bottom &&
    reply.bottom > box.top;
  const covers = ({ left, top, right, bottom }: Box): number => {
    let n = 0;
    for (let i = 0; i < GRID * GRID; i++)
      if (
        filled(
          left + ((right - left) * ((i % GRID) + 0.5)) / GRID,
          top + ((bottom - top) * (Math.floor(i / GRID) + 0.5)) / GRID,
        )
      )
        n++;
    return n;
  };
  const free = CORNERS.filter((corner) => !meets(area(corner)) && !(desk && corner.endsWith('right')));
  const counted = free.map((corner) => ({ corner, n: covers(area(corner)) }));
  return counted.sort((a, b) => a.n - b.n)[0]?.corner ?? 'top-left';
}
