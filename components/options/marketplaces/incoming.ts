// What an owner brings in, a site's file or a repair of one page, looked at before anything of it counts: told apart,
// checked by the rules that hold for every file, compared with what is here. Pure; nothing is kept by looking.
import { examineMarketplace } from '../../../lib/marketplaces/check.ts';
import { applyPatch } from '../../../lib/marketplaces/compose.ts';
import { diffSites, type SiteDiff } from '../../../lib/marketplaces/diff.ts';
import { type Finding, reportTo } from '../../../lib/marketplaces/findings.ts';
import { examineFile } from '../../../lib/marketplaces/open.ts';
import type { Failure } from '../../../lib/model/basics.ts';
import type { Marketplace } from '../../../lib/model/marketplace.ts';
import { SitePatch } from '../../../lib/model/patch.ts';
import { ownersSites } from '../core/sites.ts';

export interface FileOffer {
  is: 'file';
  file: Marketplace;
  /** The file it would stand in place of. */
  now: Marketplace | undefined;
  diff: SiteDiff;
}
export interface PatchOffer {
  is: 'patch';
  patch: SitePatch;
  /** The file it lies over. */
  over: Marketplace;
  diff: SiteDiff;
}
export type Incoming =
  | FileOffer
  | PatchOffer
  | { is: 'refused'; findings: Finding[] }
  | { is: 'failed'; failure: Failure };

const failed = (code: string, params?: Failure['params']): Incoming => ({
  is: 'failed',
  failure: params ? { code, params } : { code },
});

/** A checked file against the files in use: an offer, or why it is none. */
export function offerOf(file: Marketplace, here: readonly Marketplace[]): Incoming {
  const now = here.find(({ id }) => id === file.id);
  // The practice shop is a page of ours: nobody else says how it is read.
  if (ownersSites([now ?? file]).length === 0 || ownersSites([file]).length === 0)
    return failed('files.reserved', { id: file.id });
  if (now && file.revision <= now.revision)
    return failed('files.older', { name: file.id, got: file.revision, have: now.revision });
  return { is: 'file', file, now, diff: diffSites(now, file) };
}

/** Everything wrong with a patch's own shape. */
function shapeFaults(issues: { code: string; path: PropertyKey[]; message: string; keys?: string[] }[]) {
  const findings: Finding[] = [];
  const report = reportTo(findings);
  for (const { code, path, message, keys } of issues) {
    const at = [...path, ...(keys?.slice(0, 1) ?? [])].map(String).join('.');
    const unknown = code === 'unrecognized_keys';
    report(
      unknown ? 'unknown-key' : 'wrong-shape',
      at,
      keys?.join(', ') ?? '',
      `${message}.`,
      'Write it as an exported repair has it.',
    );
  }
  return findings;
}

function offerPatch(json: object, here: readonly Marketplace[]): Incoming {
  const parsed = SitePatch.safeParse(json);
  if (!parsed.success) return { is: 'refused', findings: shapeFaults(parsed.error.issues) };
  const patch = parsed.data;
  const over = here.find(({ id }) => id === patch.marketplace);
  if (!over || ownersSites([over]).length === 0) return failed('patch.no-site', { id: patch.marketplace });
  const laid = applyPatch(over, patch);
  if (laid === over) return failed('patch.no-page', { page: patch.page, id: patch.marketplace });
  // What is pointed out is held to what holds for every file; so it cannot ask for another host either.
  const checked = examineMarketplace(laid);
  if (!checked.site) return { is: 'refused', findings: checked.findings };
  return { is: 'patch', patch, over, diff: diffSites(over, checked.site) };
}

/** Faults after which a text is not looked into any further. */
const HOPELESS = new Set(
  ['too-large', 'encoding', 'not-json', 'too-deep', 'too-many', 'forbidden-key'].map(
    (rule) => `marketplace.${rule}`,
  ),
);

/** `here`: the files in use, without what was pointed out over them. */
export function examineIncoming(bytes: Uint8Array, here: readonly Marketplace[]): Incoming {
  const { site, findings } = examineFile(bytes);
  if (site) return offerOf(site, here);
  if (!findings.some(({ rule }) => HOPELESS.has(rule))) {
    // Measured and parsed once already, so neither its size nor its depth can hurt.
    const json = parsed(bytes);
    if (json && Object.hasOwn(json, 'repairs')) return offerPatch(json, here);
  }
  return { is: 'refused', findings };
}

function parsed(bytes: Uint8Array): object | undefined {
  const wide = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
  const json: unknown = JSON.parse(new TextDecoder(wide).decode(bytes));
  return typeof json === 'object' && json !== null ? json : undefined;
}
