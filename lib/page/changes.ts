// What changed on a page and was not reported yet: facts to set and keys that are gone, each key once.
import type { FactsDelta } from '../messages/protocol.ts';
import { ROW_KINDS, type RowKind } from '../reading/keys.ts';

const each = <T>(make: (kind: RowKind) => T) =>
  Object.fromEntries(ROW_KINDS.map((kind) => [kind, make(kind)])) as Record<RowKind, T>;

export class Changes {
  private told = each(() => new Map<string, unknown>());
  private gone = each(() => new Set<string>());

  set(kind: RowKind, key: string, fact: unknown): void {
    this.gone[kind].delete(key);
    this.told[kind].set(key, fact);
  }

  drop(kind: RowKind, key: string): void {
    this.told[kind].delete(key);
    this.gone[kind].add(key);
  }

  /** How many facts wait to be told. */
  get waiting(): number {
    return ROW_KINDS.reduce((n, kind) => n + this.told[kind].size, 0);
  }
  get some(): boolean {
    return ROW_KINDS.some((kind) => this.told[kind].size > 0 || this.gone[kind].size > 0);
  }

  forget(): void {
    this.told = each(() => new Map());
    this.gone = each(() => new Set());
  }

  /** All of it, and begins anew. */
  take(): Pick<FactsDelta, 'upsert' | 'remove'> {
    const taken = {
      upsert: each((kind) => [...this.told[kind].values()]) as FactsDelta['upsert'],
      remove: each((kind) => [...this.gone[kind]]),
    };
    this.forget();
    return taken;
  }
}
