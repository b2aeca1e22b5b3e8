// The shapes that say a level or a field's health before any colour does: one path each on a 12 by 12 ground.
// Plain data, because the marks (no framework) and the icons (Preact) draw the same ones.
import type { Level } from '../../lib/model/basics.ts';
import type { FieldHealth } from '../../lib/model/facts.ts';

/** One path. Filled (even-odd) unless `stroke`; `dash` is a stroke pattern. */
export interface Shape {
  d: string;
  stroke?: true;
  thin?: true;
  dash?: string;
}

const ring = 'M6 1.25a4.75 4.75 0 1 1 0 9.5a4.75 4.75 0 1 1 0-9.5';

/** Octagon with a bar, diamond, ring with hands, dot; `fine` is a tick. */
export const LEVEL_SHAPES: Record<Level | 'fine', Shape> = {
  redline: { d: 'M3.6.2h4.8l3.4 3.4v4.8l-3.4 3.4H3.6L.2 8.4V3.6zM3 5v2h6V5z' },
  money: { d: 'M6 .4 11.6 6 6 11.6.4 6z' },
  clock: { d: `${ring}M6 3.3V6l1.9 1.2`, stroke: true },
  hint: { d: 'M6 3.8a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 1 1 0-4.4' },
  fine: { d: 'M2 6.3 4.7 9 10 3.4', stroke: true },
};

const struck: Shape = { d: `${ring}M2.9 9.1 9.1 2.9`, stroke: true };

/** Tick, half ring, struck ring, dashed ring. `off` is a site or page that is off or not ready. */
export const HEALTH_SHAPES: Record<FieldHealth | 'off', Shape> = {
  ok: LEVEL_SHAPES.fine,
  degraded: { d: 'M6 .5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11M6 2a4 4 0 1 0 0 8z' },
  missing: struck,
  ambiguous: struck,
  unparsed: struck,
  off: { d: ring, stroke: true, dash: '2 1.73' },
};

/** Agree and differ. Drawn, because not every face has a ≠ of its own. */
export const SIGN_SHAPES: Record<'agree' | 'differ', Shape> = {
  agree: { d: 'M2.5 4.4h7m-7 3.2h7', stroke: true, thin: true },
  differ: { d: 'M2.5 4.4h7m-7 3.2h7M8 2 4 10', stroke: true, thin: true },
};
