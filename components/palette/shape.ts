// From the worker's words to what the palette shows: replies in groups, the preview with its language and picture.
import type { FoundReply, RenderedReply } from '../../lib/messages/protocol.ts';
import type { Locale } from '../../lib/model/basics.ts';
import type { PaletteGroup, PalettePreview } from './view.ts';

/** What the buyer asks for, then this step, then the rest; one group where nothing stands out. */
export function groupsOf(found: readonly FoundReply[]): PaletteGroup[] {
  const asked = found.filter((reply) => reply.asked);
  const step = found.filter((reply) => !reply.asked && reply.fitsStep);
  const other = found.filter((reply) => !reply.asked && !reply.fitsStep);
  if (asked.length === 0 && step.length === 0) return [{ kind: 'all', items: other }];
  return [
    { kind: 'asked', items: asked },
    { kind: 'step', items: step },
    { kind: 'other', items: other },
  ];
}

export function previewOf(
  reply: RenderedReply | undefined,
  agent: Locale,
  buyer?: string,
): PalettePreview | undefined {
  if (!reply) return undefined;
  const { title, parts, locale, languages, picture, wrong } = reply;
  const others = languages.length > 1;
  return {
    title,
    parts,
    ...(others || locale !== agent ? { locale } : {}),
    ...(others ? { others } : {}),
    ...(wrong === undefined ? {} : { wrong }),
    ...(picture === undefined ? {} : { picture }),
    ...(buyer ? { buyer: { text: buyer } } : {}),
  };
}
