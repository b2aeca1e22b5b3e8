// Layers of a rule's setting: default < shop < marketplace. Each is sparse; what the upper one does not say the lower
// one says. Pure.
import type { RuleSetting } from '../model/records.ts';

type Layer = RuleSetting & { conflict?: unknown[] };

/** One layer over another, field by field; conflicts of both stay known. */
export function layered(below: Layer | undefined, above: Layer): Layer {
  const params = { ...below?.params, ...above.params };
  const conflict = [...(below?.conflict ?? []), ...(above.conflict ?? [])];
  return {
    ...below,
    ...above,
    ...(Object.keys(params).length > 0 ? { params } : {}),
    ...(below?.conflict || above.conflict ? { conflict } : {}),
  };
}
